// CWE-79
use axum::extract::Query;
use maud::{html, Markup, PreEscaped};
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Params {
    title: String,
}

pub async fn page(Query(params): Query<Params>) -> Markup {
    html! {
        body {
            h1 { (params.title) }
            p { "Welcome" }
        }
    }
}
