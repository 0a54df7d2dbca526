// CWE-798,CWE-321
use jsonwebtoken::{decode, encode, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
pub struct Claims {
    sub: String,
    exp: usize,
}

fn secret() -> Vec<u8> {
    b"s3cr3t-signing-key-2024".to_vec()
}

pub fn issue(sub: &str, exp: usize) -> jsonwebtoken::errors::Result<String> {
    let claims = Claims { sub: sub.to_owned(), exp };
    encode(&Header::default(), &claims, &EncodingKey::from_secret(&secret()))
}

pub fn check(token: &str) -> jsonwebtoken::errors::Result<Claims> {
    let data = decode::<Claims>(token, &DecodingKey::from_secret(&secret()), &Validation::default())?;
    Ok(data.claims)
}
