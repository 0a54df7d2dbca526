import express from 'express';
import jwt from 'jsonwebtoken';
import jwksClient from 'jwks-rsa';

const jwks = jwksClient({ jwksUri: `${process.env.OIDC_ISSUER}/.well-known/jwks.json`, cache: true });
export const callback = express.Router();

async function identity(idToken: string): Promise<jwt.JwtPayload> {
  const header = jwt.decode(idToken, { complete: true })?.header;
  const key = await jwks.getSigningKey(header?.kid);
  return jwt.verify(idToken, key.getPublicKey(), {
    algorithms: ['RS256'],
    issuer: process.env.OIDC_ISSUER,
    audience: process.env.OIDC_CLIENT_ID,
  }) as jwt.JwtPayload;
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
