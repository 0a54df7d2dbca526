// CWE-347
import { Request, Response, NextFunction } from 'express';
import jwt from 'jsonwebtoken';

export interface Claims {
  sub: string;
  role: 'admin' | 'member';
}

declare global {
  namespace Express {
    interface Request {
      claims?: Claims;
    }
  }
}

export function authenticate(req: Request, res: Response, next: NextFunction) {
  const header = req.header('authorization') ?? '';
  const [scheme, token] = header.split(' ');
  if (scheme !== 'Bearer' || !token) {
    return res.status(401).json({ error: 'missing token' });
  }
  const claims = jwt.decode(token) as Claims | null;
  if (!claims) {
    return res.status(401).json({ error: 'bad token' });
  }
  req.claims = claims;
  next();
}

export function requireAdmin(req: Request, res: Response, next: NextFunction) {
  return req.claims?.role === 'admin' ? next() : res.sendStatus(403);
}
