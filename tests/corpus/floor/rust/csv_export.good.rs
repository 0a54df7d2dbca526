use axum::{body::Bytes, http::StatusCode, response::IntoResponse};
use std::env;
use std::io::Write;
use tokio::process::Command;

pub async fn convert(body: Bytes) -> Result<impl IntoResponse, StatusCode> {
    let mut file = tempfile::Builder::new()
        .prefix("export-")
        .suffix(".csv")
        .tempfile_in(env::temp_dir())
        .map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    file.write_all(&body).map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;

    let output = Command::new("csvformat")
        .arg("-T")
        .arg(file.path())
        .output()
        .await
        .map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    Ok(output.stdout)
}
