// CWE-347
import jwt from 'jsonwebtoken'
import type { RequestHandler } from 'express'

interface Claims {
  sub: string
  roles: string[]
}

const KEY = process.env.JWT_PUBLIC_KEY as string

export const authenticate: RequestHandler = (req, res, next) => {
  const header = req.headers.authorization ?? ''
  if (!header.startsWith('Bearer ')) {
    res.status(401).json({ error: 'token is missing' })
    return
  }
  try {
    const claims = jwt.decode(header.slice(7)) as unknown as Claims
    if (!claims?.sub) throw new Error('token names nobody')
    res.locals.user = claims.sub
    res.locals.roles = claims.roles
    next()
  } catch {
    res.status(401).json({ error: 'token is not good' })
  }
}
