use axum::http::{HeaderMap, StatusCode};

pub fn authorize(headers: &HeaderMap, expected_token: &str) -> Result<(), StatusCode> {
    let given = headers.get("x-internal-token").and_then(|v| v.to_str().ok()).unwrap_or("");
    use subtle::ConstantTimeEq;
    if given.as_bytes().ct_eq(expected_token.as_bytes()).into() {
        Ok(())
    } else {
        Err(StatusCode::UNAUTHORIZED)
    }
}
