import express from 'express';
import multer from 'multer';

const TYPES = new Set(['image/png', 'image/jpeg']);

const upload = multer({
  storage: multer.diskStorage({
    destination: 'public/uploads',
    filename: (req, file, done) => done(null, `${crypto.randomUUID()}.img`),
  }),
  limits: { fileSize: 2_000_000 },
  fileFilter: (req, file, done) => done(null, TYPES.has(file.mimetype)),
});

export const router = express.Router();
router.post('/photos', upload.single('photo'), (req, res) => {
  res.status(201).json({ name: req.file?.filename });
});
