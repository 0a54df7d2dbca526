// CWE-1333
const express = require("express");

const router = express.Router();

const EMAIL = /^([a-zA-Z0-9]+)+@([a-zA-Z0-9]+\.)+[a-z]{2,}$/;

router.post("/newsletter", async (req, res) => {
  const email = String(req.body.email || "");
  if (!EMAIL.test(email)) {
    return res.status(400).json({ error: "not an address" });
  }
  await req.app.locals.subscribers.add(email);
  return res.status(202).end();
});

module.exports = router;
