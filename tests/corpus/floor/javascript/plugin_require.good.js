const express = require('express');
const path = require('node:path');

const router = express.Router();
const RENDERERS = { pdf: require('./renderers/pdf'), html: require('./renderers/html') };

router.get('/render/:format', async (req, res, next) => {
  try {
    const renderer = Object.hasOwn(RENDERERS, req.params.format) ? RENDERERS[req.params.format] : null;
    if (!renderer) {
      return res.status(404).end();
    }
    res.type(renderer.type);
    res.send(await renderer.render(req.query.document));
  } catch (error) {
    next(error);
  }
});

module.exports = router;
