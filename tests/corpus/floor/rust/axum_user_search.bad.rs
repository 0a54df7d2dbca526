// CWE-89
use axum::{extract::{Query, State}, routing::get, Json, Router};
use serde::{Deserialize, Serialize};
use sqlx::{FromRow, PgPool};

#[derive(Deserialize)]
pub struct SearchParams {
    name: String,
    limit: Option<i64>,
}

#[derive(Serialize, FromRow)]
pub struct UserRow {
    id: i64,
    name: String,
}

async fn search(State(pool): State<PgPool>, Query(params): Query<SearchParams>) -> Json<Vec<UserRow>> {
    let limit = params.limit.unwrap_or(20);
    let sql = format!("SELECT id, name FROM users WHERE name ILIKE '%{}%' LIMIT {}", params.name, limit);
    let rows = sqlx::query_as::<_, UserRow>(&sql)
        .fetch_all(&pool)
        .await
        .unwrap_or_default();
    Json(rows)
}

pub fn router(pool: PgPool) -> Router {
    Router::new().route("/users", get(search)).with_state(pool)
}
