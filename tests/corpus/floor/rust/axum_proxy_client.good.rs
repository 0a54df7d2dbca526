// CWE-918
use axum::{extract::{Json, State}, http::StatusCode};
use serde::Deserialize;
use std::net::IpAddr;

#[derive(Clone)]
pub struct App {
    pub http: reqwest::Client,
    pub hosts: Vec<String>,
}

#[derive(Deserialize)]
pub struct Hook {
    pub callback_url: String,
    pub event: String,
}

pub async fn register(State(app): State<App>, Json(hook): Json<Hook>) -> Result<StatusCode, StatusCode> {
    let url = reqwest::Url::parse(&hook.callback_url).map_err(|_| StatusCode::BAD_REQUEST)?;
    let host = url.host_str().ok_or(StatusCode::BAD_REQUEST)?;
    if host.parse::<IpAddr>().is_ok() || !app.hosts.iter().any(|known| known == host) {
        return Err(StatusCode::FORBIDDEN);
    }
    let answer = app.http.post(url).body(hook.event).send().await;
    answer.map(|_| StatusCode::ACCEPTED).map_err(|_| StatusCode::BAD_GATEWAY)
}
