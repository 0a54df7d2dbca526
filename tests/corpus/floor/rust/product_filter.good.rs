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
    let found = sqlx::query_as::<_, Product>(
        "SELECT id, title, price FROM products WHERE brand = $1 AND price <= $2",
    )
        .bind(&filter.brand)
        .bind(filter.max_price)
        .fetch_all(&pool)
        .await
        .map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    Ok(Json(found))
}
