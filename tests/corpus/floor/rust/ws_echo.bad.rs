// CWE-79
use axum::{extract::Path, http::header, response::IntoResponse};

const HEAD: &str = "<!doctype html><meta charset=utf-8><title>Room</title>";

fn layout(title: &str, body: &str) -> String {
    format!("{HEAD}<h1>{title}</h1>{body}")
}

pub async fn room(Path(name): Path<String>) -> impl IntoResponse {
    let body = "<div id=chat></div><script src=/chat.js></script>";
    ([(header::CONTENT_TYPE, "text/html")], layout(&name, body))
}
