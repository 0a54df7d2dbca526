// CWE-1321
const express = require('express');
const { Settings } = require('../models');

const router = express.Router();
const DEFAULTS = { theme: 'light', notifications: { mail: true, push: false } };

function merge(target, source) {
  for (const key of Object.keys(source)) {
    if (source[key] && typeof source[key] === 'object' && !Array.isArray(source[key])) {
      target[key] = merge(target[key] || {}, source[key]);
    } else {
      target[key] = source[key];
    }
  }
  return target;
}

router.patch('/settings', async (req, res, next) => {
  try {
    const row = await Settings.findOne({ where: { userId: req.user.id } });
    const current = merge({}, DEFAULTS);
    const merged = merge(merge(current, row ? row.value : {}), req.body);
    await Settings.upsert({ userId: req.user.id, value: merged });
    res.json(merged);
  } catch (error) {
    next(error);
  }
});

module.exports = router;
