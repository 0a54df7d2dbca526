// CWE-79
use axum::{extract::Path, response::Html, routing::get, Router};

async fn greet(Path(name): Path<String>) -> Html<String> {
    Html(format!("<h1>Hello, {name}!</h1>"))
}

async fn index() -> Html<&'static str> {
    Html("<a href=\"/greet/you\">greet</a>")
}

pub fn app() -> Router {
    Router::new().route("/", get(index)).route("/greet/:name", get(greet))
}
