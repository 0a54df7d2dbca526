use actix_web::{error::ErrorInternalServerError, web, HttpResponse, Result};
use jsonwebtoken::{encode, Algorithm, EncodingKey, Header};
use serde::{Deserialize, Serialize};
use std::time::{SystemTime, UNIX_EPOCH};

pub struct Signing {
    pub secret: Vec<u8>,
}

impl Signing {
    pub fn from_env() -> Result<Self, std::env::VarError> {
        let secret = std::env::var("SESSION_SIGNING_KEY")?.into_bytes();
        Ok(Self { secret })
    }
}

#[derive(Serialize)]
struct Claims {
    sub: String,
    exp: u64,
}

#[derive(Deserialize)]
pub struct Exchange {
    subject: String,
}

pub async fn issue(body: web::Json<Exchange>, signing: web::Data<Signing>) -> Result<HttpResponse> {
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_err(ErrorInternalServerError)?
        .as_secs();
    let claims = Claims {
        sub: body.subject.clone(),
        exp: now + 900,
    };
    let key = EncodingKey::from_secret(&signing.secret);
    let token = encode(&Header::new(Algorithm::HS256), &claims, &key)
        .map_err(ErrorInternalServerError)?;
    Ok(HttpResponse::Ok().json(serde_json::json!({ "access_token": token })))
}
