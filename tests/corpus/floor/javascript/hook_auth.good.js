const crypto = require('crypto');
const express = require('express');

const router = express.Router();

router.post('/hook', express.raw({ type: '*/*', limit: '100kb' }), (req, res) => {
  const wanted = crypto.createHmac('sha256', process.env.HOOK_SECRET).update(req.body).digest('hex');
  const got = String(req.get('x-signature'));
  if (got.length !== wanted.length || !crypto.timingSafeEqual(Buffer.from(got), Buffer.from(wanted))) {
    return res.sendStatus(401);
  }
  return res.sendStatus(204);
});

module.exports = router;
