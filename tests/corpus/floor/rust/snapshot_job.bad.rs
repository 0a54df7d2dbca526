// CWE-78
use poem::{handler, http::StatusCode, web::Json, Result};
use serde::Deserialize;
use tokio::process::Command;

#[derive(Deserialize)]
pub struct Snapshot {
    volume: String,
    label: String,
}

fn script(job: &Snapshot) -> String {
    let mut line = String::from("lvcreate -s -n ");
    line.push_str(&job.label);
    line += " /dev/vg0/";
    line += &job.volume;
    line
}

#[handler]
pub async fn create(Json(job): Json<Snapshot>) -> Result<StatusCode> {
    let status = Command::new("/bin/sh")
        .arg("-c")
        .arg(script(&job))
        .status()
        .await
        .map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    if status.success() {
        Ok(StatusCode::CREATED)
    } else {
        Err(StatusCode::BAD_GATEWAY.into())
    }
}
