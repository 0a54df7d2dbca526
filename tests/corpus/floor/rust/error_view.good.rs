use poem::{
    handler,
    web::{Html, Query},
};
use serde::Deserialize;

#[derive(Deserialize)]
struct Failure {
    message: Option<String>,
}

const PAGE: &str = "<html><body><p class=error>__MESSAGE__</p></body></html>";

#[handler]
pub fn failed(Query(failure): Query<Failure>) -> Html<String> {
    let message = failure.message.unwrap_or_else(|| "unknown".to_string());
    Html(PAGE.replace("__MESSAGE__", &html_escape::encode_safe(&message)))
}
