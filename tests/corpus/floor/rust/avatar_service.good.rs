use std::path::{Component, Path, PathBuf};

use axum::extract::{Multipart, State};
use axum::http::StatusCode;
use tokio::fs;
use uuid::Uuid;

#[derive(Clone)]
pub struct Uploads {
    root: PathBuf,
}

fn plain(name: &str) -> Option<&Path> {
    let path = Path::new(name);
    path.components().all(|part| matches!(part, Component::Normal(_))).then_some(path)
}

pub async fn upload(State(uploads): State<Uploads>, mut form: Multipart) -> Result<String, StatusCode> {
    let mut saved = Vec::new();
    while let Some(field) = form.next_field().await.map_err(|_| StatusCode::BAD_REQUEST)? {
        let name = field.file_name().unwrap_or("avatar.png").to_string();
        let data = field.bytes().await.map_err(|_| StatusCode::BAD_REQUEST)?;
        let folder = uploads.root.join(Uuid::new_v4().to_string());
        fs::create_dir_all(&folder).await.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
        let name = plain(&name).ok_or(StatusCode::UNPROCESSABLE_ENTITY)?.to_path_buf();
        fs::write(folder.join(&name), &data).await.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
        let name = name.display().to_string();
        saved.push(name);
    }
    Ok(saved.join("\n"))
}
