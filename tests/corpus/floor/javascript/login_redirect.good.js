// CWE-601, mended
const Koa = require("koa");
const Router = require("@koa/router");
const bodyParser = require("koa-bodyparser");
const { authenticate } = require("./users");

const app = new Koa();
const router = new Router();

router.post("/login", async (ctx) => {
  const user = await authenticate(ctx.request.body.name, ctx.request.body.password);
  if (!user) {
    ctx.status = 401;
    return;
  }
  ctx.session.user = user.id;
  const next = ctx.query.next;
  const known = ["/", "/account", "/orders"];
  ctx.redirect(known.includes(next) ? next : "/");
});

app.use(bodyParser());
app.use(router.routes());
app.listen(3000);
