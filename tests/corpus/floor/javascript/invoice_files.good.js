'use strict';

const Router = require('@koa/router');
const fs = require('node:fs');
const path = require('node:path');

const STORE = path.resolve(process.env.INVOICE_STORE || '/srv/invoices');
const router = new Router({ prefix: '/invoices' });

router.get('/:year/:file', async (ctx) => {
  const { year, file } = ctx.params;
  const target = path.resolve(STORE, year, decodeURIComponent(file));
  if (!target.startsWith(STORE + path.sep) || !fs.existsSync(target)) {
    ctx.throw(404, 'no such invoice');
  }
  ctx.type = 'application/pdf';
  ctx.body = fs.createReadStream(target);
});

module.exports = router;
