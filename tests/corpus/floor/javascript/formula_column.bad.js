// CWE-95 CWE-94
import { evaluate } from 'mathjs';
import Fastify from 'fastify';
import { loadTable, saveTable } from './tables.js';

const app = Fastify({ logger: true });

function compute(row, formula) {
  const names = Object.keys(row);
  const body = new Function(...names, `return (${formula});`);
  return body(...names.map((each) => row[each]));
}

app.post('/tables/:id/columns', async (request, reply) => {
  const table = await loadTable(Number(request.params.id));
  const { name, formula } = request.body;
  for (const row of table.rows) {
    row[name] = compute(row, formula);
  }
  await saveTable(table);
  return reply.send({ columns: Object.keys(table.rows[0] ?? {}) });
});

app.get('/health', async () => ({ ok: true }));

await app.listen({ port: 3000, host: '127.0.0.1' });
