use axum::{
    body::Body,
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use serde::Deserialize;
use std::path::{Component, Path, PathBuf};
use tokio::fs::File;
use tokio_util::io::ReaderStream;

#[derive(Deserialize)]
pub struct Font {
    face: String,
}

fn locate(root: &Path, face: &str) -> Option<PathBuf> {
    let path = Path::new(face);
    if !path.components().all(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    Some(root.join(path))
}

pub async fn font(State(root): State<PathBuf>, Query(font): Query<Font>) -> Result<Response, StatusCode> {
    let path = locate(&root, &font.face).ok_or(StatusCode::BAD_REQUEST)?;
    let file = File::open(path).await.map_err(|_| StatusCode::NOT_FOUND)?;
    Ok(Response::new(Body::from_stream(ReaderStream::new(file))))
}
