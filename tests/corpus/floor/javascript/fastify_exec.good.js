const fastify = require('fastify')({ logger: true });
const { execFile } = require('child_process');
const { promisify } = require('util');
const run = promisify(execFile);

fastify.get('/disk/:mount', async (request, reply) => {
  const { stdout } = await run('df', ['-h', '--', request.params.mount]);
  return reply.type('text/plain').send(stdout);
});

fastify.listen({ port: 3000 });
