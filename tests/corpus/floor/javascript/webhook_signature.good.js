// CWE-208, mended
const crypto = require("crypto");
const express = require("express");
const { enqueue } = require("./queue");

const app = express();
app.use(express.raw({ type: "application/json" }));

app.post("/hooks/payments", (req, res) => {
  const signature = req.get("X-Signature") || "";
  const expected = crypto
    .createHmac("sha256", process.env.HOOK_SECRET)
    .update(req.body)
    .digest("hex");
  const given = Buffer.from(signature);
  const wanted = Buffer.from(expected);
  if (given.length !== wanted.length || !crypto.timingSafeEqual(given, wanted)) {
    return res.status(401).end();
  }
  enqueue(JSON.parse(req.body.toString("utf8")));
  return res.status(202).end();
});

app.listen(3000);
