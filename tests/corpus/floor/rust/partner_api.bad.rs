// CWE-942
use axum::{routing::get, Router};
use tower_http::cors::{AllowOrigin, CorsLayer};

async fn balance() -> &'static str {
    "0"
}

pub fn router() -> Router {
    let cors = CorsLayer::new()
        .allow_credentials(true)
        .allow_origin(AllowOrigin::mirror_request());
    Router::new().route("/balance", get(balance)).layer(cors)
}
