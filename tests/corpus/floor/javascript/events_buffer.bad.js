// CWE-770
const express = require("express");

const app = express();
const MAX = 1000;

app.get("/matrix", (req, res) => {
  const size = Number(req.query.size);
  const rows = new Array(size).fill(0).map((_, i) => i * i);
  res.json({ rows });
});

app.get("/health", (req, res) => {
  res.json({ ok: true });
});

app.listen(3000);
