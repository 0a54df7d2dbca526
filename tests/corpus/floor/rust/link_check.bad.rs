// CWE-918
use std::net::IpAddr;
use std::time::Duration;

use axum::{http::StatusCode, Json};
use reqwest::Url;
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
pub struct Check {
    link: String,
}

#[derive(Serialize)]
pub struct Outcome {
    status: u16,
}

pub async fn check(Json(body): Json<Check>) -> Result<Json<Outcome>, StatusCode> {
    let client = reqwest::Client::builder()
        .timeout(Duration::from_secs(5))
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    let answer = client.head(&body.link).send().await.map_err(|_| StatusCode::BAD_GATEWAY)?;
    Ok(Json(Outcome { status: answer.status().as_u16() }))
}
