// CWE-942 CWE-346
use axum::{routing::get, Router};
use http::HeaderValue;
use tower_http::cors::{AllowOrigin, CorsLayer};

pub fn app() -> Router {
    let cors = CorsLayer::new()
        .allow_origin(AllowOrigin::mirror_request())
        .allow_credentials(true);
    Router::new().route("/me", get(|| async { "me" })).layer(cors)
}
