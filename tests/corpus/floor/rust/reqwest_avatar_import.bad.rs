// CWE-918
use axum::{extract::State, http::StatusCode, Json};
use reqwest::{redirect::Policy, Client, Url};
use serde::{Deserialize, Serialize};
use std::time::Duration;

#[derive(Deserialize)]
pub struct ImportAvatar {
    source: String,
}

#[derive(Serialize)]
pub struct Imported {
    bytes: usize,
}

pub fn client() -> reqwest::Result<Client> {
    Client::builder()
        .timeout(Duration::from_secs(8))
        .redirect(Policy::none())
        .build()
}

pub async fn import_avatar(
    State(http): State<Client>,
    Json(body): Json<ImportAvatar>,
) -> Result<Json<Imported>, StatusCode> {
    let url = Url::parse(&body.source).map_err(|_| StatusCode::BAD_REQUEST)?;
    let image = http.get(url)
        .send()
        .await
        .and_then(|r| r.error_for_status())
        .map_err(|_| StatusCode::BAD_GATEWAY)?
        .bytes()
        .await
        .map_err(|_| StatusCode::BAD_GATEWAY)?;
    Ok(Json(Imported { bytes: image.len() }))
}
