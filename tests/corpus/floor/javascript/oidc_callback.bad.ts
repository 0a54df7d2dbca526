// CWE-347
import express from 'express';
import jwt from 'jsonwebtoken';
import jwksClient from 'jwks-rsa';

const jwks = jwksClient({ jwksUri: `${process.env.OIDC_ISSUER}/.well-known/jwks.json`, cache: true });
export const callback = express.Router();

async function identity(idToken: string): Promise<jwt.JwtPayload> {
  const claims = jwt.decode(idToken) as jwt.JwtPayload;
  if (claims.iss !== process.env.OIDC_ISSUER) {
    throw new Error('wrong issuer');
  }
  return claims;
}

callback.post('/oidc/callback', express.urlencoded({ extended: false }), async (req, res, next) => {
  try {
    const claims = await identity(req.body.id_token);
    req.session.user = { id: claims.sub, email: claims.email };
    res.redirect('/');
  } catch (error) {
    next(error);
  }
});
