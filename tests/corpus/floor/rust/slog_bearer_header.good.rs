use axum::{extract::Request, http::header::AUTHORIZATION, middleware::Next, response::Response};
use std::time::Instant;

pub async fn trace(request: Request, next: Next) -> Response {
    let started = Instant::now();
    let method = request.method().clone();
    let path = request.uri().path().to_owned();
    let authorization = request
        .headers()
        .get(AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .unwrap_or("-")
        .to_owned();
    let response = next.run(request).await;
    tracing::info!(%method, ?path, signed_in = authorization != "-", status = response.status().as_u16(), took = ?started.elapsed(), "request");
    response
}
