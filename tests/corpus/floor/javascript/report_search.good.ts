// CWE-89, mended
import { Knex } from "knex";
import { FastifyInstance, FastifyRequest } from "fastify";

interface ReportQuery {
  from: string;
  to: string;
  region?: string;
}

const REGIONS = ["north", "south"];

export default async function reports(app: FastifyInstance, options: { knex: Knex }) {
  const { knex } = options;

  app.get("/reports", async (request: FastifyRequest<{ Querystring: ReportQuery }>) => {
    const { from, to, region } = request.query;
    const query = knex("reports").select("id", "total").whereBetween("created_at", [from, to]);
    if (region) {
      query.andWhereRaw("region = ?", [region]);
    }
    const rows = await query.limit(100);
    app.log.info({ count: rows.length }, "reports");
    return { rows };
  });
}
