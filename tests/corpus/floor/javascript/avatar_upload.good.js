// CWE-434, mended
const path = require("path");
const crypto = require("crypto");
const express = require("express");
const multer = require("multer");

const TYPES = { "image/png": ".png", "image/jpeg": ".jpg" };

const storage = multer.diskStorage({
  destination: path.join(__dirname, "public/avatars"),
  filename: (req, file, done) => {
    done(null, `${req.user.id}-${crypto.randomUUID()}${TYPES[file.mimetype]}`);
  },
});

const upload = multer({
  storage,
  limits: { fileSize: 1024 * 1024 },
  fileFilter: (req, file, done) => done(null, file.mimetype in TYPES),
});

const router = express.Router();
router.post("/avatar", upload.single("avatar"), (req, res) => {
  res.status(201).json({ path: `/avatars/${req.file.filename}` });
});

module.exports = router;
