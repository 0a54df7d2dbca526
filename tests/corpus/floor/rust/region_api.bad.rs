// CWE-918
use axum::{extract::Query, http::StatusCode};
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Lookup {
    region: String,
    id: u64,
}

pub async fn lookup(Query(q): Query<Lookup>) -> Result<String, StatusCode> {
    let url = format!("https://{}.api.example.com/items/{}", q.region, q.id);
    reqwest::get(&url)
        .await
        .map_err(|_| StatusCode::BAD_GATEWAY)?
        .text()
        .await
        .map_err(|_| StatusCode::BAD_GATEWAY)
}
