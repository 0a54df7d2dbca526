use axum::http::{header, HeaderValue, Method};
use axum::Router;
use tower_http::cors::{AllowOrigin, CorsLayer};

pub struct CorsSettings {
    pub origins: Vec<String>,
}

pub fn with_cors(app: Router, settings: &CorsSettings) -> Router {
    let allowed: Vec<HeaderValue> = settings.origins.iter().filter_map(|o| o.parse().ok()).collect();
    let cors = CorsLayer::new()
        .allow_methods([Method::GET, Method::POST, Method::DELETE])
        .allow_headers([header::AUTHORIZATION, header::CONTENT_TYPE])
        .allow_credentials(true)
        .allow_origin(AllowOrigin::predicate(move |origin: &HeaderValue, _| allowed.contains(origin)));
    app.layer(cors)
}
