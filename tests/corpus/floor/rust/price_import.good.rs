use axum::{extract::State, http::StatusCode, Json};
use serde::Deserialize;
use sqlx::{Executor, SqlitePool};

#[derive(Deserialize)]
pub struct Price {
    sku: String,
    cents: i64,
}

pub async fn import(State(pool): State<SqlitePool>, Json(prices): Json<Vec<Price>>) -> StatusCode {
    for price in &prices {
        let done = pool
            .execute(
                sqlx::query("INSERT INTO prices (sku, cents) VALUES (?, ?)")
                    .bind(&price.sku)
                    .bind(price.cents),
            )
            .await;
        if done.is_err() {
            return StatusCode::CONFLICT;
        }
    }
    StatusCode::CREATED
}
