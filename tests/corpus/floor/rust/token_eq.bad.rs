// CWE-208
use axum::http::{HeaderMap, StatusCode};

pub fn authorize(headers: &HeaderMap, expected_token: &str) -> Result<(), StatusCode> {
    let given = headers.get("x-internal-token").and_then(|v| v.to_str().ok()).unwrap_or("");
    if given == expected_token {
        Ok(())
    } else {
        Err(StatusCode::UNAUTHORIZED)
    }
}
