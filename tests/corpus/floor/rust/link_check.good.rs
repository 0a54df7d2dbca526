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

async fn vetted(link: &str) -> Option<Url> {
    let url = Url::parse(link).ok()?;
    if url.scheme() != "https" {
        return None;
    }
    let host = url.host_str()?;
    let mut addresses = tokio::net::lookup_host((host, 443)).await.ok()?;
    let public = addresses.all(|each| match each.ip() {
        IpAddr::V4(ip) => !(ip.is_private() || ip.is_loopback() || ip.is_link_local()),
        IpAddr::V6(ip) => !ip.is_loopback(),
    });
    public.then_some(url)
}

pub async fn check(Json(body): Json<Check>) -> Result<Json<Outcome>, StatusCode> {
    let client = reqwest::Client::builder()
        .timeout(Duration::from_secs(5))
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    let url = vetted(&body.link).await.ok_or(StatusCode::UNPROCESSABLE_ENTITY)?;
    let answer = client.head(url).send().await.map_err(|_| StatusCode::BAD_GATEWAY)?;
    Ok(Json(Outcome { status: answer.status().as_u16() }))
}
