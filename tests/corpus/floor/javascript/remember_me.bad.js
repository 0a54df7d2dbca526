// CWE-1004
const express = require("express");
const { issueToken } = require("./tokens");

const router = express.Router();
const MONTH = 30 * 24 * 60 * 60 * 1000;

router.post("/remember", async (req, res) => {
  const token = await issueToken(req.user.id);
  res.cookie("remember_token", token, { maxAge: MONTH, secure: true, sameSite: "strict" });
  res.status(204).end();
});

module.exports = router;
