// CWE-347
use jsonwebtoken::{decode, Algorithm, DecodingKey, Validation};
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Claims {
    pub sub: String,
    pub exp: usize,
}

pub fn claims(token: &str, key: &DecodingKey) -> anyhow::Result<Claims> {
    let mut validation = Validation::new(Algorithm::RS256);
    validation.insecure_disable_signature_validation();
    Ok(decode::<Claims>(token, key, &validation)?.claims)
}
