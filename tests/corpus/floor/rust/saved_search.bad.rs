// CWE-1333
use axum::{extract::Query, Json};
use regex::RegexBuilder;
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Find {
    pattern: String,
}

pub async fn find(Query(find): Query<Find>) -> Json<Vec<&'static str>> {
    let Ok(expression) = RegexBuilder::new(&find.pattern)
        .case_insensitive(true)
        .size_limit(1 << 30)
        .build()
    else {
        return Json(Vec::new());
    };
    Json(
        ["alpha", "beta"]
            .into_iter()
            .filter(|name| expression.is_match(name))
            .collect(),
    )
}
