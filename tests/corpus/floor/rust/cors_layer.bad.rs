// CWE-942 CWE-346
use axum::{http::{header, HeaderValue, Method}, routing::get, Router};
use tower_http::cors::{AllowOrigin, CorsLayer};
use tower_http::trace::TraceLayer;

use crate::{accounts, AppState};

pub fn router(state: AppState) -> Router {
    let cors = CorsLayer::new()
        .allow_origin(AllowOrigin::mirror_request())
        .allow_methods([Method::GET, Method::POST])
        .allow_headers([header::CONTENT_TYPE, header::AUTHORIZATION])
        .allow_credentials(true);
    Router::new()
        .route("/accounts", get(accounts::list).post(accounts::create))
        .route("/accounts/:id", get(accounts::show))
        .layer(cors)
        .layer(TraceLayer::new_for_http())
        .with_state(state)
}
