use axum::{http::StatusCode, Json};
use serde::Deserialize;
use tracing::info;

#[derive(Debug, Deserialize)]
pub struct Login {
    user: String,
    password: String,
}

pub trait Users: Send + Sync {
    fn check(&self, user: &str, password: &str) -> bool;
}

pub async fn login(
    users: axum::Extension<std::sync::Arc<dyn Users>>,
    Json(login): Json<Login>,
) -> StatusCode {
    info!(user = ?login.user, "login attempt");
    if users.check(&login.user, &login.password) {
        StatusCode::NO_CONTENT
    } else {
        StatusCode::UNAUTHORIZED
    }
}
