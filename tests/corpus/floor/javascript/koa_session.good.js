const Koa = require('koa');
const session = require('koa-session');
const Router = require('@koa/router');

const app = new Koa();
app.keys = process.env.COOKIE_KEYS.split(',');

app.use(session({ key: 'sid', maxAge: 86400000, httpOnly: true, secure: true, sameSite: 'lax', signed: true }, app));

const router = new Router();
router.get('/me', (ctx) => {
  if (!ctx.session.user) {
    ctx.throw(401);
  }
  ctx.body = { user: ctx.session.user };
});

app.use(router.routes());
app.listen(process.env.PORT || 3000);
