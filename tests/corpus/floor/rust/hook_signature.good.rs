// CWE-208
use axum::{body::Bytes, http::{HeaderMap, StatusCode}};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;

pub async fn hook(headers: HeaderMap, body: Bytes) -> StatusCode {
    let key = std::env::var("HOOK_KEY").unwrap_or_default();
    let mut mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).expect("key");
    mac.update(&body);
    let expected = hex::encode(mac.finalize().into_bytes());
    let signature = headers.get("x-signature").and_then(|value| value.to_str().ok()).unwrap_or("");
    if !bool::from(signature.as_bytes().ct_eq(expected.as_bytes())) {
        return StatusCode::FORBIDDEN;
    }
    StatusCode::NO_CONTENT
}
