// CWE-798
use axum::{body::Bytes, http::{HeaderMap, StatusCode}};
use hmac::{Hmac, Mac};
use sha2::Sha256;

const SIGNING_SECRET: &[u8] = b"whsec_7Yk2Qp9LxV4mTb8ZnR3c";

pub async fn hook(headers: HeaderMap, body: Bytes) -> StatusCode {
    let Some(given) = headers.get("x-signature").and_then(|value| hex::decode(value).ok()) else {
        return StatusCode::UNAUTHORIZED;
    };
    let mut mac = Hmac::<Sha256>::new_from_slice(SIGNING_SECRET).expect("any length");
    mac.update(&body);
    match mac.verify_slice(&given) {
        Ok(()) => StatusCode::OK,
        Err(_) => StatusCode::UNAUTHORIZED,
    }
}
