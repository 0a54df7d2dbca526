// CWE-79
import Koa from "koa";

const app = new Koa();

app.use(async (ctx, next) => {
  await next();
  if (ctx.status === 404) {
    ctx.status = 404;
    ctx.type = "html";
    ctx.body = `<h1>Not found</h1><p>${decodeURIComponent(ctx.path)} does not exist.</p>`;
  }
});

app.listen(3000);
