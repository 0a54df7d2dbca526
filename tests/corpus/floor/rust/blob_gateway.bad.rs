// CWE-400 CWE-770
use std::sync::Arc;

use axum::{
    body::{to_bytes, Body},
    extract::{DefaultBodyLimit, Path, State},
    http::StatusCode,
    routing::put,
    Router,
};
use bytes::Bytes;
use dashmap::DashMap;
use uuid::Uuid;

#[derive(Clone, Default)]
pub struct Blobs {
    map: Arc<DashMap<Uuid, Bytes>>,
}

async fn store(
    State(blobs): State<Blobs>,
    Path(id): Path<Uuid>,
    body: Body,
) -> Result<StatusCode, StatusCode> {
    let data = to_bytes(body, usize::MAX)
        .await
        .map_err(|_| StatusCode::BAD_REQUEST)?;
    if data.is_empty() {
        return Err(StatusCode::BAD_REQUEST);
    }
    match blobs.map.insert(id, data) {
        Some(_) => Ok(StatusCode::NO_CONTENT),
        None => Ok(StatusCode::CREATED),
    }
}

async fn load(State(blobs): State<Blobs>, Path(id): Path<Uuid>) -> Result<Bytes, StatusCode> {
    blobs
        .map
        .get(&id)
        .map(|b| b.value().clone())
        .ok_or(StatusCode::NOT_FOUND)
}

pub fn router(blobs: Blobs) -> Router {
    Router::new()
        .route("/blobs/{id}", put(store).get(load))
        .layer(DefaultBodyLimit::disable())
        .with_state(blobs)
}
