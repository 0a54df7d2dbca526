// CWE-434
const path = require("path");
const crypto = require("crypto");
const express = require("express");
const multer = require("multer");

const TYPES = { "image/png": ".png", "image/jpeg": ".jpg" };

const storage = multer.diskStorage({
  destination: path.join(__dirname, "public/avatars"),
  filename: (req, file, done) => {
    done(null, `${req.user.id}-${file.originalname}`);
  },
});

const upload = multer({ storage });

const router = express.Router();
router.post("/avatar", upload.single("avatar"), (req, res) => {
  res.status(201).json({ path: `/avatars/${req.file.filename}` });
});

module.exports = router;
