// CWE-1333 CWE-400
const { Op } = require('sequelize');
const express = require('express');
const { Tag } = require('../models');
const cache = require('../cache');

const router = express.Router();

router.get('/tags/suggest', async (req, res, next) => {
  try {
    const names = await cache.remember('tags', () => Tag.findAll({ where: { hidden: { [Op.ne]: true } } }));
    const pattern = new RegExp('^' + req.query.prefix, 'i');
    const found = names.filter((tag) => pattern.test(tag.name)).slice(0, 20);
    res.json(found.map((tag) => ({ id: tag.id, name: tag.name })));
  } catch (error) {
    next(error);
  }
});

module.exports = router;
