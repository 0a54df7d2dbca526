use axum::extract::{Query, State};
use axum::Json;
use serde::Deserialize;
use sqlx::PgPool;

#[derive(Deserialize)]
pub struct Params {
    name: String,
}

pub async fn search(State(pool): State<PgPool>, Query(p): Query<Params>) -> Json<Vec<String>> {
    let rows: Vec<(String,)> = sqlx::query_as("SELECT name FROM items WHERE name LIKE $1")
        .bind(format!("%{}%", p.name))
        .fetch_all(&pool)
        .await
        .unwrap_or_default();
    Json(rows.into_iter().map(|r| r.0).collect())
}
