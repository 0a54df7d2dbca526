const fp = require('fastify-plugin');

/** Applies dotted paths, as the settings page sends them, to a tenant's settings. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

function assign(target, dotted, value) {
  const keys = dotted.split('.');
  if (keys.some((key) => FORBIDDEN.has(key))) {
    throw new Error('reserved key');
  }
  let node = target;
  while (keys.length > 1) {
    const key = keys.shift();
    if (typeof node[key] !== 'object') node[key] = {};
    node = node[key];
  }
  node[keys[0]] = value;
}

module.exports = fp(async (app) => {
  app.patch('/tenants/:id/settings', { preHandler: app.authenticate }, async (request, reply) => {
    const tenant = await app.tenants.get(request.params.id);
    for (const [path, value] of Object.entries(request.body)) {
      assign(tenant.settings, path, value);
    }
    await app.tenants.save(tenant);
    return reply.send(tenant.settings);
  });
});
