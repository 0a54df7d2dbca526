// CWE-770
use axum::{extract::Query, Json};
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Page {
    size: usize,
}

pub async fn zeros(Query(page): Query<Page>) -> Json<Vec<u64>> {
    let rows = vec![0u64; page.size];
    Json(rows)
}
