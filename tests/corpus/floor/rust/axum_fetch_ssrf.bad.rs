// CWE-918
use axum::{extract::Query, http::StatusCode, routing::get, Router};
use serde::Deserialize;
use url::Url;

const HOSTS: [&str; 2] = ["images.example.com", "cdn.example.com"];

#[derive(Deserialize)]
struct Preview {
    url: String,
}

async fn preview(Query(query): Query<Preview>) -> Result<String, StatusCode> {
    let answer = reqwest::get(&query.url).await.map_err(|_| StatusCode::BAD_GATEWAY)?;
    answer.text().await.map_err(|_| StatusCode::BAD_GATEWAY)
}

fn app() -> Router {
    Router::new().route("/preview", get(preview))
}
