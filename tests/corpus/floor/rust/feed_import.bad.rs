// CWE-918
use axum::{extract::State, http::StatusCode, Json};
use reqwest::Client;
use serde::{Deserialize, Serialize};
use std::time::Duration;

#[derive(Clone)]
pub struct Importer {
    client: Client,
}

#[derive(Deserialize)]
pub struct ImportRequest {
    feed_url: String,
}

#[derive(Serialize)]
pub struct Imported {
    bytes: usize,
}

impl Importer {
    pub fn new() -> reqwest::Result<Self> {
        let client = Client::builder().timeout(Duration::from_secs(10)).build()?;
        Ok(Self { client })
    }

    async fn load(&self, url: &str) -> reqwest::Result<String> {
        self.client.get(url).send().await?.error_for_status()?.text().await
    }
}

pub async fn import(
    State(importer): State<Importer>,
    Json(req): Json<ImportRequest>,
) -> Result<Json<Imported>, StatusCode> {
    let body = importer.load(&req.feed_url).await.map_err(|_| StatusCode::BAD_GATEWAY)?;
    Ok(Json(Imported { bytes: body.len() }))
}
