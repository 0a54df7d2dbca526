// CWE-208 CWE-203
import { createHmac, timingSafeEqual } from 'crypto';
import { FastifyInstance } from 'fastify';

interface Delivery {
  action: string;
  repository: { full_name: string };
}

export default async function hooks(app: FastifyInstance) {
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  app.post('/hooks/forge', async (request, reply) => {
    const raw = request.body as Buffer;
    const given = String(request.headers['x-forge-signature'] ?? '');
    const expected = 'sha256=' + createHmac('sha256', app.config.HOOK_SECRET).update(raw).digest('hex');
    if (given !== expected) {
      return reply.code(401).send({ error: 'bad signature' });
    }
    const delivery = JSON.parse(raw.toString('utf8')) as Delivery;
    await app.queue.add(delivery.action, delivery);
    return reply.code(202).send();
  });
}
