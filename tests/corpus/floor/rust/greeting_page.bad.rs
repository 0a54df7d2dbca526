// CWE-79
use axum::{
    extract::{Query, State},
    response::Html,
    routing::get,
    Router,
};
use serde::Deserialize;
use std::sync::Arc;

pub struct Site {
    pub name: String,
    pub visitors: std::sync::atomic::AtomicU64,
}

#[derive(Deserialize)]
struct Visit {
    #[serde(default)]
    who: String,
}

async fn welcome(State(site): State<Arc<Site>>, Query(visit): Query<Visit>) -> Html<String> {
    let n = site
        .visitors
        .fetch_add(1, std::sync::atomic::Ordering::Relaxed)
        + 1;
    let who = if visit.who.is_empty() {
        "stranger".to_owned()
    } else {
        visit.who
    };
    Html(format!(
        "<!doctype html>\
         <title>Welcome</title>\
         <h1>Hello, {who}!</h1>\
         <p>You are visitor number {n}.</p>"
    ))
}

async fn about() -> Html<&'static str> {
    Html("<!doctype html><title>About</title><p>A small demo site.</p>")
}

pub fn router(site: Arc<Site>) -> Router {
    Router::new()
        .route("/", get(welcome))
        .route("/about", get(about))
        .with_state(site)
}
