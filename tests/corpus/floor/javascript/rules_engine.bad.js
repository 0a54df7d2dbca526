// CWE-94 CWE-95
const Koa = require('koa');
const Router = require('@koa/router');
const bodyParser = require('koa-bodyparser');
const { loadRule, saveRule } = require('./rules');

const app = new Koa();
const router = new Router();

router.post('/rules/:id/test', async (ctx) => {
  const rule = await loadRule(ctx.params.id);
  if (!rule) ctx.throw(404);
  const { condition, sample } = ctx.request.body;
  try {
    const check = new Function('order', `return Boolean(${condition || rule.condition});`);
    ctx.body = { matches: check(sample) };
  } catch (error) {
    ctx.throw(422, 'the condition is not valid');
  }
});

router.put('/rules/:id', async (ctx) => {
  await saveRule(ctx.params.id, ctx.request.body);
  ctx.status = 204;
});

app.use(bodyParser()).use(router.routes());
app.listen(process.env.PORT || 3000);
