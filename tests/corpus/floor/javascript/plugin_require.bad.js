// CWE-94 CWE-470 CWE-98
const express = require('express');
const path = require('node:path');

const router = express.Router();
const RENDERERS = { pdf: require('./renderers/pdf'), html: require('./renderers/html') };

router.get('/render/:format', async (req, res, next) => {
  try {
    const renderer = require(path.join(__dirname, 'renderers', req.params.format));
    res.type(renderer.type);
    res.send(await renderer.render(req.query.document));
  } catch (error) {
    next(error);
  }
});

module.exports = router;
