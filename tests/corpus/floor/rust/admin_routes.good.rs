use axum::{extract::{Path, State}, http::{HeaderMap, StatusCode}, routing::{delete, get}, Router};
use sqlx::PgPool;
use subtle::ConstantTimeEq;

#[derive(Clone)]
pub struct App {
    pool: PgPool,
    admin_token: String,
}

fn is_admin(app: &App, headers: &HeaderMap) -> bool {
    headers
        .get("authorization")
        .is_some_and(|given| bool::from(given.as_bytes().ct_eq(app.admin_token.as_bytes())))
}

async fn delete_user(State(app): State<App>, headers: HeaderMap, Path(id): Path<i64>) -> StatusCode {
    if !is_admin(&app, &headers) {
        return StatusCode::FORBIDDEN;
    }
    match sqlx::query("DELETE FROM users WHERE id = $1").bind(id).execute(&app.pool).await {
        Ok(_) => StatusCode::NO_CONTENT,
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

async fn health() -> &'static str {
    "ok"
}

pub fn routes(app: App) -> Router {
    Router::new()
        .route("/health", get(health))
        .route("/admin/users/:id", delete(delete_user))
        .with_state(app)
}
