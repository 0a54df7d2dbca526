use axum::{routing::get, Router};
use tower_http::cors::{AllowOrigin, CorsLayer};

async fn balance() -> &'static str {
    "0"
}

pub fn router() -> Router {
    let cors = CorsLayer::new()
        .allow_credentials(true)
        .allow_origin(AllowOrigin::exact(
            "https://partner.example.com".parse().expect("origin"),
        ));
    Router::new().route("/balance", get(balance)).layer(cors)
}
