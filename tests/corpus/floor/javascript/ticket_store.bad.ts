// CWE-89
import { Pool } from "pg";

type Filter = { status?: string; owner?: string; text?: string };

export class TicketStore {
  constructor(private pool: Pool) {}

  async list(filter: Filter) {
    const where: string[] = [];
    const values: unknown[] = [];
    if (filter.status) {
      values.push(filter.status);
      where.push(`status = $${values.length}`);
    }
    if (filter.text) {
      where.push(`title ILIKE '%${filter.text}%'`);
    }
    const clause = where.length ? `WHERE ${where.join(" AND ")}` : "";
    const { rows } = await this.pool.query(`SELECT * FROM tickets ${clause} ORDER BY id`, values);
    return rows;
  }
}
