use actix_web::{dev::Payload, error::ErrorUnauthorized, web, Error, FromRequest, HttpRequest};
use jsonwebtoken::{decode, Algorithm, DecodingKey, Validation};
use serde::Deserialize;
use std::future::{ready, Ready};

#[derive(Debug, Deserialize)]
pub struct Claims {
    pub sub: String,
    pub role: String,
    pub exp: usize,
}

pub struct AuthKeys {
    decoding: DecodingKey,
    audience: String,
}

impl AuthKeys {
    fn validation(&self) -> Validation {
        let mut validation = Validation::new(Algorithm::RS256);
        validation.set_audience(&[&self.audience]);
        validation.set_required_spec_claims(&["exp", "aud", "sub"]);
        validation
    }
}

impl FromRequest for Claims {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(claims(req).ok_or_else(|| ErrorUnauthorized("unauthorized")))
    }
}

fn claims(req: &HttpRequest) -> Option<Claims> {
    let keys = req.app_data::<web::Data<AuthKeys>>()?;
    let header = req.headers().get("Authorization")?.to_str().ok()?;
    let token = header.strip_prefix("Bearer ")?;
    decode::<Claims>(token, &keys.decoding, &keys.validation()).ok().map(|data| data.claims)
}
