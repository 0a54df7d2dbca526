// CWE-88
use axum::{http::StatusCode, Json};
use serde::Deserialize;
use tokio::process::Command;
use uuid::Uuid;

#[derive(Deserialize)]
pub struct Import {
    repository: String,
    shallow: bool,
}

pub async fn import(Json(import): Json<Import>) -> StatusCode {
    let folder = format!("/srv/mirrors/{}", Uuid::new_v4());
    let mut git = Command::new("git");
    git.arg("clone");
    if import.shallow {
        git.arg("--depth=1");
    }
    let done = git.arg(&import.repository).arg(&folder).status().await;
    match done {
        Ok(status) if status.success() => StatusCode::CREATED,
        _ => StatusCode::BAD_GATEWAY,
    }
}
