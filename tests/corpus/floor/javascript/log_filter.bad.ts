// CWE-1333
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { FastifyInstance } from "fastify";
import escapeRegExp from "lodash/escapeRegExp";

export async function logRoutes(app: FastifyInstance): Promise<void> {
  app.get<{ Querystring: { pattern: string } }>("/logs", async (request) => {
    const pattern = new RegExp(request.query.pattern, "i");
    const lines: string[] = [];
    const reader = createInterface({ input: createReadStream("/var/log/app.log") });
    for await (const line of reader) {
      if (pattern.test(line)) {
        lines.push(line);
      }
      if (lines.length >= 100) {
        break;
      }
    }
    return { lines };
  });
}
