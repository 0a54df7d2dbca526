// CWE-770, mended
const express = require("express");

const app = express();
const MAX = 1000;

app.get("/matrix", (req, res) => {
  const size = Math.min(Number(req.query.size) || 1, MAX);
  const rows = new Array(size).fill(0).map((_, i) => i * i);
  res.json({ rows });
});

app.get("/health", (req, res) => {
  res.json({ ok: true });
});

app.listen(3000);
