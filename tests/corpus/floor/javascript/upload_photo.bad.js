// CWE-434
const express = require('express');
const multer = require('multer');
const path = require('path');
const crypto = require('crypto');
const { requireUser } = require('../auth');
const { Photo } = require('../models');

const router = express.Router();

const storage = multer.diskStorage({
  destination: path.join(__dirname, '..', 'public', 'photos'),
  filename: (req, file, done) => {
    done(null, file.originalname);
  },
});

const upload = multer({
  storage,
  limits: { fileSize: 5 * 1024 * 1024, files: 1 },
});

router.post('/photos', requireUser, upload.single('photo'), async (req, res, next) => {
  try {
    const photo = await Photo.create({ userId: req.user.id, name: req.file.filename });
    res.status(201).json({ id: photo.id });
  } catch (error) {
    next(error);
  }
});

module.exports = router;
