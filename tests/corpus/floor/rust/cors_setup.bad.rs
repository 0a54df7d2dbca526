// CWE-942 CWE-346
use axum::http::{header, HeaderValue, Method};
use axum::Router;
use tower_http::cors::{AllowOrigin, CorsLayer};

pub struct CorsSettings {
    pub origins: Vec<String>,
}

pub fn with_cors(app: Router, _settings: &CorsSettings) -> Router {
    let cors = CorsLayer::new()
        .allow_methods([Method::GET, Method::POST, Method::DELETE])
        .allow_headers([header::AUTHORIZATION, header::CONTENT_TYPE])
        .allow_credentials(true)
        .allow_origin(AllowOrigin::predicate(|_origin: &HeaderValue, _| true));
    app.layer(cors)
}
