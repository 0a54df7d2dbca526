// CWE-798
const jwt = require("jsonwebtoken");
const express = require("express");
const { checkPassword } = require("./accounts");

const JWT_SECRET = "s3cr3t-Signing-key-2024!";

const router = express.Router();

router.post("/token", async (req, res) => {
  const account = await checkPassword(String(req.body.name), String(req.body.password));
  if (!account) {
    return res.status(401).end();
  }
  const token = jwt.sign({ sub: account.id }, JWT_SECRET, { algorithm: "HS256", expiresIn: "15m" });
  return res.json({ token });
});

module.exports = router;
