// CWE-117, mended
import { createLogger, format, transports } from "winston";
import type { Request, Response } from "express";

const logger = createLogger({ format: format.simple(), transports: [new transports.Console()] });

export async function deleteDocument(req: Request, res: Response): Promise<void> {
  const { id } = req.params;
  const reason = req.body.reason;
  logger.info("document deleted", { id, reason: String(reason).replace(/[\r\n]/g, " ") });
  await req.app.locals.documents.remove(id);
  res.status(204).end();
}
