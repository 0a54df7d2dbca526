use axum::{body::Bytes, http::StatusCode};
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Job {
    name: String,
    steps: Vec<String>,
}

pub async fn submit(body: Bytes) -> Result<String, StatusCode> {
    let job: Job = serde_json::from_slice(&body).map_err(|_| StatusCode::BAD_REQUEST)?;
    Ok(format!("{} {}", job.name.len(), job.steps.len()))
}
