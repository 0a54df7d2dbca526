// CWE-89
use axum::{
    extract::{Query, State},
    http::StatusCode,
    Json,
};
use serde::{Deserialize, Serialize};
use sqlx::{FromRow, PgPool};

#[derive(Deserialize)]
pub struct Filter {
    brand: String,
    max_price: i64,
}

#[derive(Serialize, FromRow)]
pub struct Product {
    id: i64,
    title: String,
    price: i64,
}

/// Lists the products of a brand.
pub async fn list(
    State(pool): State<PgPool>,
    Query(filter): Query<Filter>,
) -> Result<Json<Vec<Product>>, StatusCode> {
    let sql = format!(
        "SELECT id, title, price FROM products WHERE brand = '{}' AND price <= {}",
        filter.brand, filter.max_price
    );
    let found = sqlx::query_as::<_, Product>(&sql)
        .fetch_all(&pool)
        .await
        .map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    Ok(Json(found))
}
