'use strict';

const { exec, execFile } = require('node:child_process');
const path = require('node:path');
const Router = require('@koa/router');

const router = new Router({ prefix: '/reports' });
const OUT = '/var/lib/reports';

function render(url, title) {
  return new Promise((resolve, reject) => {
    const file = path.join(OUT, `${Date.now()}.pdf`);
    execFile('wkhtmltopdf', ['--title', title, '--', url, file], (error) => {
      if (error) return reject(error);
      resolve(file);
    });
  });
}

router.post('/:id/pdf', async (ctx) => {
  const { title } = ctx.request.body;
  const id = Number.parseInt(ctx.params.id, 10);
  const file = await render(`http://127.0.0.1:3000/reports/${id}`, title);
  ctx.body = { file: path.basename(file) };
});

module.exports = router;
