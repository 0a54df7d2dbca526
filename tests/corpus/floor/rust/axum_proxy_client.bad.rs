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
    let answer = app.http.post(&hook.callback_url).body(hook.event).send().await;
    answer.map(|_| StatusCode::ACCEPTED).map_err(|_| StatusCode::BAD_GATEWAY)
}
