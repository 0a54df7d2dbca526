// CWE-347, mended
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
    const claims = jwt.verify(token, PUBLIC_KEY, { algorithms: ["RS256"] }) as unknown as Claims;
    (req as any).user = { id: claims.sub, role: claims.role };
    next();
  } catch {
    res.status(401).json({ error: "unauthorized" });
  }
}
