use std::path::{Path, PathBuf};

use axum::{
    extract::{Query, State},
    http::{header, StatusCode},
    response::{IntoResponse, Response},
};
use serde::Deserialize;

#[derive(Clone)]
pub struct AppState {
    pub root: PathBuf,
}

#[derive(Deserialize)]
pub struct Wanted {
    file: String,
}

pub async fn download(State(state): State<AppState>, Query(wanted): Query<Wanted>) -> Result<Response, StatusCode> {
    let root = state.root.canonicalize().map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    let path = root.join(&wanted.file).canonicalize().map_err(|_| StatusCode::NOT_FOUND)?;
    if !path.starts_with(&root) {
        return Err(StatusCode::FORBIDDEN);
    }
    let bytes = tokio::fs::read(&path).await.map_err(|_| StatusCode::NOT_FOUND)?;
    let kind = mime_for(&path);
    Ok(([(header::CONTENT_TYPE, kind)], bytes).into_response())
}

fn mime_for(path: &Path) -> &'static str {
    match path.extension().and_then(|e| e.to_str()) {
        Some("pdf") => "application/pdf",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}
