// CWE-89
use axum::{extract::State, http::StatusCode, Json};
use serde::Deserialize;
use sqlx::{Executor, SqlitePool};

#[derive(Deserialize)]
pub struct Price {
    sku: String,
    cents: i64,
}

pub async fn import(State(pool): State<SqlitePool>, Json(prices): Json<Vec<Price>>) -> StatusCode {
    let values: Vec<String> = prices
        .iter()
        .map(|p| format!("('{}', {})", p.sku, p.cents))
        .collect();
    let sql = format!("INSERT INTO prices (sku, cents) VALUES {}", values.join(", "));
    match pool.execute(sql.as_str()).await {
        Ok(_) => StatusCode::CREATED,
        Err(_) => StatusCode::CONFLICT,
    }
}
