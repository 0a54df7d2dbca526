import { FastifyInstance } from 'fastify';
import { Pool } from 'pg';

const pool = new Pool({ connectionString: process.env.DATABASE_URL });

interface TicketQuery {
  status?: string;
  assignee?: string;
  order?: string;
}

const ORDER: Record<string, string> = { newest: 'created_at DESC', oldest: 'created_at ASC' };

export async function ticketRoutes(app: FastifyInstance) {
  app.get<{ Querystring: TicketQuery }>('/tickets', async (request, reply) => {
    const { status = 'open', assignee, order = 'newest' } = request.query;
    const values: string[] = [status];
    let sql = 'SELECT id, title, status FROM tickets WHERE status = $1';
    if (assignee) {
      values.push(assignee);
      sql += ` AND assignee = $${values.length}`;
    }
    sql += ` ORDER BY ${ORDER[order] ?? ORDER.newest}`;
    const { rows } = await pool.query(sql, values);
    return reply.send({ tickets: rows, order });
  });

  app.addHook('onClose', async () => {
    await pool.end();
  });
}
