use std::time::Duration;

use axum::{extract::State, http::StatusCode, routing::post, Json, Router};
use reqwest::{redirect::Policy, Client, Url};
use serde::{Deserialize, Serialize};

const MAX_PAGE: usize = 256 * 1024;

const PREVIEW_HOSTS: &[&str] = &["github.com", "docs.rs", "crates.io", "en.wikipedia.org"];

#[derive(Deserialize)]
struct PreviewRequest {
    url: String,
}

#[derive(Serialize)]
struct Preview {
    title: Option<String>,
}

pub fn router() -> reqwest::Result<Router> {
    let client = Client::builder()
        .timeout(Duration::from_secs(5))
        .redirect(Policy::none())
        .build()?;
    Ok(Router::new()
        .route("/preview", post(preview))
        .with_state(client))
}

fn allowed(raw: &str) -> Option<Url> {
    let url = Url::parse(raw).ok()?;
    let host = url.host_str()?;
    (url.scheme() == "https" && PREVIEW_HOSTS.contains(&host)).then_some(url)
}

async fn preview(
    State(client): State<Client>,
    Json(req): Json<PreviewRequest>,
) -> Result<Json<Preview>, StatusCode> {
    let url = allowed(&req.url).ok_or(StatusCode::UNPROCESSABLE_ENTITY)?;
    let mut resp = client
        .get(url)
        .send()
        .await
        .map_err(|_| StatusCode::BAD_GATEWAY)?;
    let mut page = Vec::new();
    while let Some(chunk) = resp.chunk().await.map_err(|_| StatusCode::BAD_GATEWAY)? {
        if page.len() + chunk.len() > MAX_PAGE {
            break;
        }
        page.extend_from_slice(&chunk);
    }
    let text = String::from_utf8_lossy(&page);
    let title = text
        .split_once("<title>")
        .and_then(|(_, rest)| rest.split_once("</title>"))
        .map(|(t, _)| t.trim().to_owned());
    Ok(Json(Preview { title }))
}
