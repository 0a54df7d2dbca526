// CWE-943
const express = require('express');
const bcrypt = require('bcrypt');
const rateLimit = require('express-rate-limit');
const User = require('../models/user');

const router = express.Router();

router.post('/login', rateLimit({ windowMs: 60000, max: 10 }), async (req, res, next) => {
  try {
    const user = await User.findOne({ email: req.body.email, active: true });
    if (!user || !(await bcrypt.compare(String(req.body.password), user.passwordHash))) {
      return res.status(401).json({ error: 'wrong e-mail or password' });
    }
    req.session.regenerate((error) => {
      if (error) return next(error);
      req.session.userId = user.id;
      res.json({ id: user.id, name: user.name });
    });
  } catch (error) {
    next(error);
  }
});

module.exports = router;
