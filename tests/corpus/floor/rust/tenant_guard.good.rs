use actix_web::{dev::Payload, error::ErrorUnauthorized, web, Error, FromRequest, HttpRequest};
use jsonwebtoken::{decode, Algorithm, DecodingKey, Validation};
use serde::Deserialize;
use std::future::{ready, Ready};

pub struct Verifier {
    key: DecodingKey,
    rules: Validation,
}

#[derive(Debug, Deserialize)]
struct Claims {
    sub: String,
    tenant: u32,
}

/// Extractor for the caller of a tenant scoped endpoint.
#[derive(Debug)]
pub struct Caller {
    pub user: String,
    pub tenant: u32,
}

impl Verifier {
    pub fn new(pem: &[u8], audience: &str) -> jsonwebtoken::errors::Result<Self> {
        let mut rules = Validation::new(Algorithm::RS256);
        rules.set_audience(&[audience]);
        rules.set_required_spec_claims(&["exp", "aud", "sub"]);
        rules.validate_nbf = true;
        Ok(Self {
            key: DecodingKey::from_rsa_pem(pem)?,
            rules,
        })
    }

    fn caller(&self, token: &str) -> jsonwebtoken::errors::Result<Caller> {
        let Claims { sub, tenant } = decode::<Claims>(token, &self.key, &self.rules)?.claims;
        Ok(Caller { user: sub, tenant })
    }
}

impl FromRequest for Caller {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let found = req
            .app_data::<web::Data<Verifier>>()
            .zip(req.headers().get("authorization"))
            .and_then(|(v, h)| Some((v, h.to_str().ok()?.strip_prefix("Bearer ")?)))
            .and_then(|(v, token)| v.caller(token).ok());
        ready(found.ok_or_else(|| ErrorUnauthorized("token required")))
    }
}
