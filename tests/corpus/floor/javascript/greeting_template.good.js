// CWE-1336, mended
const Koa = require("koa");
const Router = require("@koa/router");
const nunjucks = require("nunjucks");

const app = new Koa();
const router = new Router();
nunjucks.configure("views", { autoescape: true });

router.get("/hello", async (ctx) => {
  const name = ctx.query.name || "stranger";
  const template = "<h1>Hello {{ name }}</h1><p>Today is {{ today }}</p>";
  ctx.body = nunjucks.renderString(template, { name, today: new Date().toDateString() });
});

app.use(router.routes());
app.listen(3000);
