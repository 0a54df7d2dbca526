use axum::http::{HeaderMap, StatusCode};
use subtle::ConstantTimeEq;

#[derive(Clone)]
pub struct Admin {
    api_key: String,
}

impl Admin {
    pub fn allow(&self, headers: &HeaderMap) -> Result<(), StatusCode> {
        let sent = headers
            .get("x-api-key")
            .and_then(|v| v.to_str().ok())
            .unwrap_or_default();
        if !bool::from(sent.as_bytes().ct_eq(self.api_key.as_bytes())) {
            return Err(StatusCode::FORBIDDEN);
        }
        Ok(())
    }
}
