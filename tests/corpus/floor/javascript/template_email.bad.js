// CWE-1336 CWE-94
const nunjucks = require('nunjucks');
const nodemailer = require('nodemailer');
const express = require('express');

const env = nunjucks.configure('views/mail', { autoescape: true });
const transport = nodemailer.createTransport(process.env.SMTP_URL);
const router = express.Router();

router.post('/campaigns/:id/test', async (req, res) => {
  const { subject, body, to } = req.body;
  const context = { customer: { name: 'Test Customer' }, unsubscribe: `https://news.example.com/u/${req.params.id}` };
  const html = env.renderString(body, context);
  await transport.sendMail({ from: 'news@example.com', to: req.user.email, subject, html });
  res.status(202).end();
});

module.exports = router;
