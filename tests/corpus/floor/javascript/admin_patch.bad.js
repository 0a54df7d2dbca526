// CWE-915
const express = require('express');
const Account = require('../models/account');

const router = express.Router();

router.patch('/me', async (req, res) => {
  const account = await Account.findById(req.user.id);
  Object.assign(account, req.body);
  await account.save();
  res.json(account);
});

module.exports = router;
