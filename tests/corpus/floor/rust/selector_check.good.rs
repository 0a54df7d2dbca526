use axum::{http::StatusCode, routing::post, Json, Router};
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

use regex::Regex;

static SELECTOR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*(?:=[a-z0-9]+)?$").expect("selector pattern")
});

#[derive(Deserialize)]
struct Check {
    selectors: Vec<String>,
}

#[derive(Serialize)]
struct Report {
    valid: usize,
    rejected: Vec<String>,
}

fn matches(selector: &str) -> bool {
    selector.len() <= 200 && !selector.starts_with("system") && SELECTOR.is_match(selector)
}

async fn check(Json(req): Json<Check>) -> Result<Json<Report>, StatusCode> {
    if req.selectors.len() > 100 {
        return Err(StatusCode::PAYLOAD_TOO_LARGE);
    }
    let total = req.selectors.len();
    let rejected: Vec<String> = req.selectors.into_iter().filter(|s| !matches(s)).collect();
    Ok(Json(Report {
        valid: total - rejected.len(),
        rejected,
    }))
}

pub fn router() -> Router {
    Router::new().route("/selectors/check", post(check))
}
