// CWE-502
const express = require("express");
const cookieParser = require("cookie-parser");
const serialize = require("node-serialize");

const app = express();
app.use(cookieParser());

app.get("/cart", (req, res) => {
  const raw = req.cookies.cart;
  if (!raw) {
    return res.json({ items: [] });
  }
  const text = Buffer.from(raw, "base64").toString("utf8");
  const cart = serialize.unserialize(text);
  res.json({ items: Array.isArray(cart.items) ? cart.items.slice(0, 50) : [] });
});

app.listen(3000);
