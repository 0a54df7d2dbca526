use axum::{http::StatusCode, Json};
use serde::Deserialize;
use tokio::process::Command;

#[derive(Deserialize)]
pub struct Mirror {
    remote: String,
}

pub async fn mirror(Json(job): Json<Mirror>) -> StatusCode {
    if !job.remote.starts_with("https://git.example.com/") {
        return StatusCode::BAD_REQUEST;
    }
    let done = Command::new("git")
        .arg("clone")
        .arg("--mirror")
        .arg("--")
        .arg(&job.remote)
        .current_dir("/srv/mirrors")
        .status()
        .await;
    match done {
        Ok(code) if code.success() => StatusCode::CREATED,
        _ => StatusCode::BAD_GATEWAY,
    }
}
