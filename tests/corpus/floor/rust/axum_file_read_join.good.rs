use axum::{
    body::Body,
    extract::{Query, State},
    http::{header, StatusCode},
    response::Response,
};
use serde::Deserialize;
use std::{path::PathBuf, sync::Arc};
use tokio::fs;

pub struct Docs {
    pub root: PathBuf,
}

#[derive(Deserialize)]
pub struct DocQuery {
    name: String,
}

pub async fn document(
    State(docs): State<Arc<Docs>>,
    Query(q): Query<DocQuery>,
) -> Result<Response, StatusCode> {
    let wanted = docs.root.join(&q.name);
    let root = fs::canonicalize(&docs.root)
        .await
        .map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    let wanted = fs::canonicalize(&wanted)
        .await
        .map_err(|_| StatusCode::NOT_FOUND)?;
    if !wanted.starts_with(&root) {
        return Err(StatusCode::NOT_FOUND);
    }
    let bytes = fs::read(&wanted).await.map_err(|_| StatusCode::NOT_FOUND)?;
    Response::builder()
        .header(header::CONTENT_TYPE, "application/pdf")
        .header(header::CACHE_CONTROL, "private, max-age=60")
        .body(Body::from(bytes))
        .map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)
}
