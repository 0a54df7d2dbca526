use axum::{extract::Query, Json};
use regex::RegexBuilder;
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Find {
    pattern: String,
}

pub async fn find(Query(find): Query<Find>) -> Json<Vec<&'static str>> {
    let Ok(expression) = RegexBuilder::new(&regex::escape(&find.pattern))
        .case_insensitive(true)
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
