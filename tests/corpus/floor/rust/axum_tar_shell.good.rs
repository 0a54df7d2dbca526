use axum::{extract::Path, http::StatusCode};
use std::process::Command;

pub async fn archive(Path(project): Path<String>) -> Result<StatusCode, StatusCode> {
    let project = project.trim_matches('/').to_string();
    let status = tokio::task::spawn_blocking(move || {
        Command::new("tar")
            .current_dir("/srv/projects")
            .env("GZIP", "-9")
            .args(["-c", "-z", "-f"])
            .arg(format!("/srv/archive/{}.tgz", project.replace('/', "_")))
            .arg("--")
            .arg(&project)
            .status()
    })
    .await
    .map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?
    .map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    if status.success() { Ok(StatusCode::CREATED) } else { Err(StatusCode::CONFLICT) }
}
