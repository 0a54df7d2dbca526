// CWE-79
use std::collections::HashMap;
use warp::{reply::Html, Filter, Rejection, Reply};

fn page(title: &str, body: &str) -> String {
    format!("<!doctype html><title>{title}</title><body>{body}</body>")
}

pub fn hello() -> impl Filter<Extract = (impl Reply,), Error = Rejection> + Clone {
    warp::path("hello")
        .and(warp::query::<HashMap<String, String>>())
        .map(|query: HashMap<String, String>| -> Html<String> {
            let name = query.get("name").map(String::as_str).unwrap_or("stranger");
            warp::reply::html(page("Hello", &format!("<p>Hello, {name}!</p>")))
        })
}
