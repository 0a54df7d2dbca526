import axios from 'axios';
import Koa from 'koa';
import Router from '@koa/router';

const app = new Koa();
const router = new Router();
const ALLOWED = new Set(['cdn.example.com', 'img.example.com']);

router.get('/preview', async (ctx) => {
  const url = new URL(ctx.query.url);
  if (url.protocol !== 'https:' || !ALLOWED.has(url.hostname)) ctx.throw(400, 'host');
  const { data } = await axios.get(url.href, { responseType: 'arraybuffer', maxRedirects: 0 });
  ctx.type = 'image/png';
  ctx.body = data;
});

app.use(router.routes());
app.listen(3000);
