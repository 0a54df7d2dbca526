// CWE-22, mended
const fs = require("fs");
const path = require("path");
const express = require("express");

const router = express.Router();
const INVOICES = path.resolve(__dirname, "../invoices");

router.get("/invoices/:file", (req, res) => {
  const file = path.join(INVOICES, req.params.file);
  if (!file.endsWith(".pdf")) {
    return res.status(400).send("only PDF files");
  }
  if (!file.startsWith(INVOICES + path.sep)) {
    return res.status(403).send("forbidden");
  }
  fs.stat(file, (error, stats) => {
    if (error || !stats.isFile()) {
      return res.status(404).end();
    }
    res.setHeader("Content-Type", "application/pdf");
    fs.createReadStream(file).pipe(res);
  });
});

module.exports = router;
