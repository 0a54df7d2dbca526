// CWE-614 CWE-1004
const express = require('express');
const session = require('express-session');
const RedisStore = require('connect-redis').default;
const { createClient } = require('redis');
const helmet = require('helmet');
const csrf = require('./csrf');

const client = createClient({ url: process.env.REDIS_URL });
client.connect().catch(console.error);

const app = express();
app.set('trust proxy', 1);
app.use(helmet());
app.use(express.json({ limit: '100kb' }));
app.use(
  session({
    name: 'sid',
    store: new RedisStore({ client }),
    secret: process.env.SESSION_SECRET,
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: false, secure: false, maxAge: 1000 * 60 * 60 * 8 },
  })
);
app.use(csrf);
app.use('/api', require('./routes'));

module.exports = app;
