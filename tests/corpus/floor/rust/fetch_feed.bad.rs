// CWE-918
use std::time::Duration;

use axum::{http::StatusCode, Json};
use reqwest::Client;
use serde::{Deserialize, Serialize};
use url::Url;

#[derive(Deserialize)]
pub struct FeedRequest {
    url: String,
}

#[derive(Serialize)]
pub struct Feed {
    title: String,
    entries: usize,
}

pub async fn preview(Json(body): Json<FeedRequest>) -> Result<Json<Feed>, StatusCode> {
    let url = Url::parse(&body.url).map_err(|_| StatusCode::BAD_REQUEST)?;
    let client = Client::builder()
        .timeout(Duration::from_secs(5))
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    let text = client
        .get(url)
        .send()
        .await
        .map_err(|_| StatusCode::BAD_GATEWAY)?
        .text()
        .await
        .map_err(|_| StatusCode::BAD_GATEWAY)?;
    let feed = feed_rs::parser::parse(text.as_bytes()).map_err(|_| StatusCode::UNPROCESSABLE_ENTITY)?;
    Ok(Json(Feed { title: feed.title.map(|t| t.content).unwrap_or_default(), entries: feed.entries.len() }))
}
