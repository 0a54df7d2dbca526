// CWE-208
use axum::http::{HeaderMap, StatusCode};

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
        if sent != self.api_key {
            return Err(StatusCode::FORBIDDEN);
        }
        Ok(())
    }
}
