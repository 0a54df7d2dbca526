// CWE-347
use axum::http::{HeaderMap, StatusCode};
use jsonwebtoken::{decode, Algorithm, DecodingKey, Validation};
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Claims {
    pub sub: String,
    pub role: String,
}

pub fn user_of(headers: &HeaderMap, key: &DecodingKey) -> Result<Claims, StatusCode> {
    let header = headers.get("authorization").ok_or(StatusCode::UNAUTHORIZED)?;
    let token = header.to_str().map_err(|_| StatusCode::UNAUTHORIZED)?.trim_start_matches("Bearer ");
    let mut validation = Validation::new(Algorithm::HS256);
    validation.set_issuer(&["shop"]);
    let data = decode::<Claims>(token, key, &validation).map_err(|_| StatusCode::UNAUTHORIZED)?;
    Ok(data.claims)
}
