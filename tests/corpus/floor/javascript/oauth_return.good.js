const express = require('express');
const { exchangeCode } = require('./provider');

const router = express.Router();
const HOME = '/dashboard';

function localPath(value) {
  const url = new URL(String(value ?? HOME), 'https://app.example.com');
  return url.origin === 'https://app.example.com' ? url.pathname + url.search : HOME;
}

router.get('/auth/callback', async (req, res, next) => {
  try {
    if (req.query.state !== req.session.oauthState) {
      return res.status(400).send('state does not match');
    }
    const account = await exchangeCode(req.query.code);
    req.session.account = account.id;
    delete req.session.oauthState;
    const target = localPath(req.query.return_to);
    res.redirect(302, target);
  } catch (error) {
    next(error);
  }
});

module.exports = router;
