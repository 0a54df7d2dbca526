// CWE-22
const express = require('express');
const fs = require('fs/promises');
const path = require('path');
const { requireUser } = require('../middleware/auth');

const router = express.Router();
const ROOT = path.resolve(process.env.DOCUMENT_ROOT || './documents');

router.get('/', requireUser, async (req, res, next) => {
  try {
    const names = await fs.readdir(ROOT);
    res.json(names.filter((name) => !name.startsWith('.')));
  } catch (error) {
    next(error);
  }
});

router.get('/raw', requireUser, async (req, res, next) => {
  try {
    const file = path.join(ROOT, req.query.name);
    const content = await fs.readFile(file, 'utf8');
    res.type('text/plain').send(content);
  } catch (error) {
    if (error.code === 'ENOENT') return res.sendStatus(404);
    next(error);
  }
});

module.exports = router;
