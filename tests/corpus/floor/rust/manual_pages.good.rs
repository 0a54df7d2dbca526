use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::{
    extract::{Path as UrlPath, State},
    http::{header, StatusCode},
    response::IntoResponse,
    routing::get,
    Router,
};
use tokio::fs;

#[derive(Clone)]
pub struct Manual {
    root: Arc<PathBuf>,
}

impl Manual {
    pub async fn open(root: impl AsRef<Path>) -> std::io::Result<Self> {
        let root = fs::canonicalize(root).await?;
        Ok(Self {
            root: Arc::new(root),
        })
    }

    async fn read(&self, rel: &str) -> std::io::Result<Vec<u8>> {
        let full = fs::canonicalize(self.root.join(rel)).await?;
        if !full.starts_with(self.root.as_path()) {
            return Err(std::io::ErrorKind::NotFound.into());
        }
        fs::read(&full).await
    }
}

async fn page(
    State(manual): State<Manual>,
    UrlPath(rel): UrlPath<String>,
) -> Result<impl IntoResponse, StatusCode> {
    let bytes = manual.read(&rel).await.map_err(|err| match err.kind() {
        std::io::ErrorKind::NotFound => StatusCode::NOT_FOUND,
        _ => StatusCode::INTERNAL_SERVER_ERROR,
    })?;
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    Ok((headers, bytes))
}

pub fn router(manual: Manual) -> Router {
    Router::new()
        .route("/manual/{*rel}", get(page))
        .with_state(manual)
}
