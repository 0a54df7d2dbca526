// CWE-942
use std::time::Duration;

use axum::{
    extract::State,
    http::{header, Method, StatusCode},
    routing::get,
    Json, Router,
};
use serde::Serialize;
use tower_http::{
    cors::{AllowOrigin, CorsLayer},
    limit::RequestBodyLimitLayer,
    timeout::TimeoutLayer,
    trace::TraceLayer,
};

#[derive(Clone)]
pub struct App {
    pub release: &'static str,
}

#[derive(Serialize)]
struct Me {
    release: &'static str,
}

async fn me(State(app): State<App>) -> Result<Json<Me>, StatusCode> {
    Ok(Json(Me {
        release: app.release,
    }))
}

fn cors() -> CorsLayer {
    let origins = AllowOrigin::mirror_request();
    CorsLayer::new()
        .allow_origin(origins)
        .allow_credentials(true)
        .allow_methods([Method::GET, Method::POST, Method::DELETE])
        .allow_headers([header::CONTENT_TYPE, header::AUTHORIZATION])
        .max_age(Duration::from_secs(600))
}

pub fn router(app: App) -> Router {
    Router::new()
        .route("/api/me", get(me))
        .with_state(app)
        .layer(cors())
        .layer(RequestBodyLimitLayer::new(256 * 1024))
        .layer(TimeoutLayer::new(Duration::from_secs(15)))
        .layer(TraceLayer::new_for_http())
}
