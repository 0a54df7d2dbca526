// CWE-942 CWE-346
import fastify from 'fastify';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import { accountRoutes } from './routes/accounts';
import { paymentRoutes } from './routes/payments';

export async function build() {
  const app = fastify({ logger: true, bodyLimit: 256 * 1024 });
  await app.register(helmet);
  await app.register(cors, {
    origin: true,
    credentials: true,
    methods: ['GET', 'POST', 'PUT', 'DELETE'],
  });
  await app.register(accountRoutes, { prefix: '/accounts' });
  await app.register(paymentRoutes, { prefix: '/payments' });
  app.setErrorHandler((error, request, reply) => {
    request.log.error(error);
    reply.status(error.statusCode ?? 500).send({ error: 'request failed' });
  });
  return app;
}
