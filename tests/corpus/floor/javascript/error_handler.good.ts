// CWE-209, mended
import type { ErrorRequestHandler } from "express";
import { logger } from "./logger";

export const errorHandler: ErrorRequestHandler = (err, req, res, next) => {
  if (res.headersSent) {
    return next(err);
  }
  logger.error({ err, path: req.path }, "request failed");
  const status = typeof err.status === "number" ? err.status : 500;
  res.status(status).json({ message: status < 500 ? "invalid request" : "internal error" });
};
