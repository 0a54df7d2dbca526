// CWE-22
import path from 'node:path';
import { FastifyInstance } from 'fastify';
import fs from 'node:fs';

const ROOT = path.resolve('/srv/reports');

export async function reports(app: FastifyInstance) {
  app.get<{ Params: { name: string } }>('/reports/:name', async (request, reply) => {
    const file = path.join(ROOT, request.params.name);
    return reply.type('application/pdf').send(fs.createReadStream(file));
  });
}
