const express = require('express');
const app = express();

const KNOWN = ['https://app.example.com', 'https://admin.example.com'];

app.use((req, res, next) => {
  const origin = req.headers.origin;
  if (origin && KNOWN.includes(origin)) {
    res.setHeader('Access-Control-Allow-Origin', origin);
    res.setHeader('Access-Control-Allow-Credentials', 'true');
  }
  next();
});

app.get('/me', (req, res) => res.json({ id: 1 }));
app.listen(8080);
