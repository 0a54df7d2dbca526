use actix_web::{dev::Payload, error::ErrorUnauthorized, web, FromRequest, HttpRequest};
use jsonwebtoken::{decode, decode_header, Algorithm, DecodingKey, Validation};
use serde::Deserialize;
use std::future::{ready, Ready};

#[derive(Deserialize, Clone)]
pub struct Staff {
    pub sub: String,
    pub role: String,
}

pub struct Keys {
    pub hmac: Vec<u8>,
}

impl FromRequest for Staff {
    type Error = actix_web::Error;
    type Future = Ready<Result<Self, Self::Error>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let keys = req.app_data::<web::Data<Keys>>().expect("keys");
        let token = req
            .headers()
            .get("authorization")
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.strip_prefix("Bearer "))
            .unwrap_or_default();
        tracing::trace!(kid = ?decode_header(token).ok().and_then(|header| header.kid));
        let mut rules = Validation::new(Algorithm::HS256);
        rules.set_audience(&["staff"]);
        ready(
            decode::<Staff>(token, &DecodingKey::from_secret(&keys.hmac), &rules)
                .map(|data| data.claims)
                .map_err(|_| ErrorUnauthorized("token")),
        )
    }
}
