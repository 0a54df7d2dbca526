// CWE-78
use axum::{extract::Path, http::StatusCode};
use std::process::Command;

pub async fn archive(Path(project): Path<String>) -> Result<StatusCode, StatusCode> {
    let project = project.trim_matches('/').to_string();
    let status = tokio::task::spawn_blocking(move || {
        Command::new("bash")
            .current_dir("/srv/projects")
            .env("GZIP", "-9")
            .args(["-euo", "pipefail", "-c"])
            .arg(format!("tar czf /srv/archive/{project}.tgz {project} && sha256sum /srv/archive/{project}.tgz"))
            .status()
    })
    .await
    .map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?
    .map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    if status.success() { Ok(StatusCode::CREATED) } else { Err(StatusCode::CONFLICT) }
}
