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
    const claims = jwt.verify(header.slice(7), KEY, { algorithms: ['RS256'] }) as unknown as Claims
    res.locals.user = claims.sub
    res.locals.roles = claims.roles
    next()
  } catch {
    res.status(401).json({ error: 'token is not good' })
  }
}
