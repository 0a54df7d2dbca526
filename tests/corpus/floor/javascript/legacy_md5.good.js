// CWE-328, mended
const crypto = require("crypto");
const express = require("express");

const router = express.Router();
const SECRET = process.env.CALLBACK_SECRET;

function sign(params) {
  const text = Object.keys(params)
    .sort()
    .map((key) => `${key}=${params[key]}`)
    .join("&");
  return crypto.createHmac("sha256", SECRET).update(text).digest("hex");
}

router.get("/pay", (req, res) => {
  const params = { order: String(req.query.order), amount: "10.00" };
  res.json({ ...params, signature: sign(params) });
});

module.exports = router;
