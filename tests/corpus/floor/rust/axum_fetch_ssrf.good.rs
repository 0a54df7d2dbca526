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
    let url = Url::parse(&query.url).map_err(|_| StatusCode::BAD_REQUEST)?;
    if !HOSTS.contains(&url.host_str().unwrap_or_default()) {
        return Err(StatusCode::FORBIDDEN);
    }
    let answer = reqwest::get(url).await.map_err(|_| StatusCode::BAD_GATEWAY)?;
    answer.text().await.map_err(|_| StatusCode::BAD_GATEWAY)
}

fn app() -> Router {
    Router::new().route("/preview", get(preview))
}
