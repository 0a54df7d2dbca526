use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::IntoResponse,
    routing::get,
    Router,
};
use std::{path::PathBuf, sync::Arc};

#[derive(Clone)]
pub struct Store {
    root: Arc<PathBuf>,
}

async fn read(State(store): State<Store>, Path(name): Path<String>) -> Result<impl IntoResponse, StatusCode> {
    let path = store
        .root
        .join(&name)
        .canonicalize()
        .map_err(|_| StatusCode::NOT_FOUND)?;
    if !path.starts_with(store.root.as_path()) {
        return Err(StatusCode::NOT_FOUND);
    }
    let bytes = tokio::fs::read(&path).await.map_err(|_| StatusCode::NOT_FOUND)?;
    Ok((StatusCode::OK, bytes))
}

pub fn router(root: PathBuf) -> Router {
    let store = Store { root: Arc::new(root) };
    Router::new().route("/documents/*name", get(read)).with_state(store)
}
