// CWE-22
use std::path::PathBuf;

use axum::{
    extract::{Path, State},
    http::StatusCode,
};

#[derive(Clone)]
pub struct Clips {
    root: PathBuf,
}

impl Clips {
    async fn drop_clip(&self, id: &str) -> std::io::Result<()> {
        let mut file = self.root.clone();
        file.push(id);
        file.set_extension("mp4");
        tokio::fs::remove_file(file).await
    }
}

pub async fn delete(State(clips): State<Clips>, Path(id): Path<String>) -> StatusCode {
    match clips.drop_clip(&id).await {
        Ok(()) => StatusCode::NO_CONTENT,
        Err(_) => StatusCode::NOT_FOUND,
    }
}
