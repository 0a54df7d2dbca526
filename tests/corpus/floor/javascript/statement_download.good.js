import express from 'express';
import fs from 'node:fs';
import path from 'node:path';
import { requireUser } from '../middleware/auth.js';

const router = express.Router();
const ROOT = path.resolve(process.env.STATEMENT_DIR ?? './statements');

router.get('/statements/:year/:file', requireUser, (req, res, next) => {
  const { year, file } = req.params;
  const home = path.join(ROOT, req.user.id);
  const target = path.resolve(home, year, file);
  if (!target.startsWith(home + path.sep)) {
    return res.status(400).json({ error: 'no such statement' });
  }
  res.setHeader('Content-Type', 'application/pdf');
  const stream = fs.createReadStream(target);
  stream.on('error', next);
  stream.pipe(res);
});

router.get('/statements', requireUser, async (req, res) => {
  const names = await fs.promises.readdir(path.join(ROOT, req.user.id));
  res.json({ names });
});

export default router;
