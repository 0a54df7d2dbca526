// CWE-770
use axum::{
    body::{to_bytes, Body},
    extract::Request,
    http::StatusCode,
    middleware::Next,
    response::Response,
};
use sha2::{Digest, Sha256};

const LARGEST: usize = 2 * 1024 * 1024;

pub async fn digest(request: Request, next: Next) -> Result<Response, StatusCode> {
    let (mut parts, body) = request.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.map_err(|_| StatusCode::PAYLOAD_TOO_LARGE)?;
    let sum = hex::encode(Sha256::digest(&bytes));
    parts.headers.insert("x-body-digest", sum.parse().map_err(|_| StatusCode::BAD_REQUEST)?);
    tracing::trace!(limit = LARGEST, size = bytes.len(), "hashed");
    Ok(next.run(Request::from_parts(parts, Body::from(bytes))).await)
}
