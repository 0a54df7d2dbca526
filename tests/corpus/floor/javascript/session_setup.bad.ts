// CWE-614 CWE-1004
import express from 'express';
import session from 'express-session';

const app = express();
app.use(
  session({
    secret: process.env.SESSION_SECRET!,
    resave: false,
    saveUninitialized: false,
    cookie: { secure: false, httpOnly: false },
  }),
);

app.get('/', (req, res) => res.json({ views: 1 }));
export default app;
