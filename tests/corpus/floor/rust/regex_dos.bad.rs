// CWE-1333,CWE-400
use axum::{extract::Query, http::StatusCode, Json};
use fancy_regex::Regex;
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Filter {
    pattern: String,
}

pub async fn grep(Query(filter): Query<Filter>) -> Result<Json<Vec<String>>, StatusCode> {
    let regex = Regex::new(&filter.pattern).map_err(|_| StatusCode::BAD_REQUEST)?;
    let lines = crate::log::lines().await;
    Ok(Json(lines.into_iter().filter(|line| regex.is_match(line).unwrap_or(false)).collect()))
}
