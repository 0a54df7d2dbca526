// CWE-377 CWE-379
use axum::{body::Bytes, http::StatusCode, response::IntoResponse};
use std::env;
use std::io::Write;
use tokio::process::Command;

pub async fn convert(body: Bytes) -> Result<impl IntoResponse, StatusCode> {
    let path = env::temp_dir().join(format!("export-{}.csv", std::process::id()));
    let mut file = std::fs::File::create(&path).map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    file.write_all(&body).map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    drop(file);

    let output = Command::new("csvformat")
        .arg("-T")
        .arg(&path)
        .output()
        .await
        .map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    let _ = std::fs::remove_file(&path);
    Ok(output.stdout)
}
