// CWE-601
const express = require('express');
const { exchangeCode } = require('./provider');

const router = express.Router();
const HOME = '/dashboard';

router.get('/auth/callback', async (req, res, next) => {
  try {
    if (req.query.state !== req.session.oauthState) {
      return res.status(400).send('state does not match');
    }
    const account = await exchangeCode(req.query.code);
    req.session.account = account.id;
    delete req.session.oauthState;
    const target = req.query.return_to || HOME;
    res.redirect(302, target);
  } catch (error) {
    next(error);
  }
});

module.exports = router;
