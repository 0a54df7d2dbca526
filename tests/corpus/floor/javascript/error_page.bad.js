// CWE-209
const express = require('express');
const logger = require('./logger');
const api = require('./api');

const app = express();
app.disable('x-powered-by');
app.use(express.json({ limit: '1mb' }));
app.use('/api', api);

app.use((req, res) => {
  res.status(404).json({ error: 'not found' });
});

app.use((err, req, res, next) => {
  logger.error({ err, path: req.path }, 'request failed');
  if (res.headersSent) {
    return next(err);
  }
  res.status(err.status || 500).json({ error: err.message, stack: err.stack });
});

app.listen(process.env.PORT || 8080);
