// CWE-347
import jwt from "jsonwebtoken";
import type { NextFunction, Request, Response } from "express";

const PUBLIC_KEY = process.env.JWT_PUBLIC_KEY as string;

interface Claims {
  sub: string;
  role: string;
}

export function authenticate(req: Request, res: Response, next: NextFunction): void {
  const header = req.headers.authorization ?? "";
  const token = header.replace(/^Bearer /, "");
  try {
    const claims = jwt.decode(token) as unknown as Claims;
    (req as any).user = { id: claims.sub, role: claims.role };
    next();
  } catch {
    res.status(401).json({ error: "unauthorized" });
  }
}
