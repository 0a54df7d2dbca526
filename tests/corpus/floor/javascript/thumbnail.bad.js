// CWE-78
const { exec, execFile } = require("child_process");
const path = require("path");
const express = require("express");

const router = express.Router();
const OUT_DIR = "/var/lib/thumbs";

router.post("/thumbnails", (req, res) => {
  const { source, width } = req.body;
  const target = path.join(OUT_DIR, `${Date.now()}.png`);
  const command = `convert ${source} -resize ${width} ${target}`;
  exec(command, { timeout: 10000 }, (error) => {
    if (error) {
      return res.status(500).json({ error: "conversion failed" });
    }
    res.status(201).json({ target: path.basename(target) });
  });
});

module.exports = router;
