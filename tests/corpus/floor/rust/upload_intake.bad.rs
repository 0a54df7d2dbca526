// CWE-770
use axum::{body::Body, extract::DefaultBodyLimit, http::StatusCode, routing::post, Router};

async fn upload(body: Body) -> Result<String, StatusCode> {
    let data = axum::body::to_bytes(body, usize::MAX)
        .await
        .map_err(|_| StatusCode::BAD_REQUEST)?;
    Ok(data.len().to_string())
}

pub fn router() -> Router {
    Router::new()
        .route("/upload", post(upload))
        .layer(DefaultBodyLimit::disable())
}
