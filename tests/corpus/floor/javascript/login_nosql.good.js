const express = require('express');
const bcrypt = require('bcrypt');
const User = require('../models/user');

const router = express.Router();

router.post('/login', async (req, res) => {
  const user = await User.findOne({ email: String(req.body.email), active: true });
  if (!user || !(await bcrypt.compare(String(req.body.password), user.hash))) {
    return res.status(401).json({ error: 'wrong' });
  }
  req.session.userId = user.id;
  return res.json({ ok: true });
});

module.exports = router;
