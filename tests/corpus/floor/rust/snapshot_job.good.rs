use poem::{handler, http::StatusCode, web::Json, Result};
use serde::Deserialize;
use tokio::process::Command;

#[derive(Deserialize)]
pub struct Snapshot {
    volume: String,
    label: String,
}

#[handler]
pub async fn create(Json(job): Json<Snapshot>) -> Result<StatusCode> {
    let plain = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric());
    if !plain(&job.label) || !plain(&job.volume) {
        return Err(StatusCode::BAD_REQUEST.into());
    }
    let status = Command::new("lvcreate")
        .args(["-s", "-n", &job.label])
        .arg(format!("/dev/vg0/{}", job.volume))
        .status()
        .await
        .map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    if status.success() {
        Ok(StatusCode::CREATED)
    } else {
        Err(StatusCode::BAD_GATEWAY.into())
    }
}
