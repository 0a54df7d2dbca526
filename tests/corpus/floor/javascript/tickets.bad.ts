// CWE-89
import { FastifyInstance } from 'fastify';
import { Pool } from 'pg';

const pool = new Pool({ connectionString: process.env.DATABASE_URL });

interface TicketQuery {
  status?: string;
  assignee?: string;
  order?: string;
}

export async function ticketRoutes(app: FastifyInstance) {
  app.get<{ Querystring: TicketQuery }>('/tickets', async (request, reply) => {
    const { status = 'open', assignee, order = 'newest' } = request.query;
    let sql = `SELECT id, title, status FROM tickets WHERE status = '${status}'`;
    if (assignee) {
      sql += ` AND assignee = '${assignee}'`;
    }
    const { rows } = await pool.query(sql);
    return reply.send({ tickets: rows, order });
  });

  app.addHook('onClose', async () => {
    await pool.end();
  });
}
