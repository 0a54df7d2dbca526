// CWE-918
use std::time::Duration;

use axum::{extract::State, http::StatusCode, routing::post, Json, Router};
use reqwest::Client;
use serde::{Deserialize, Serialize};

const MAX_PAGE: usize = 256 * 1024;

#[derive(Deserialize)]
struct PreviewRequest {
    url: String,
}

#[derive(Serialize)]
struct Preview {
    title: Option<String>,
}

pub fn router() -> reqwest::Result<Router> {
    let client = Client::builder().timeout(Duration::from_secs(5)).build()?;
    Ok(Router::new()
        .route("/preview", post(preview))
        .with_state(client))
}

async fn preview(
    State(client): State<Client>,
    Json(req): Json<PreviewRequest>,
) -> Result<Json<Preview>, StatusCode> {
    let mut resp = client
        .get(&req.url)
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
