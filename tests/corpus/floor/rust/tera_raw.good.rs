// CWE-79
use actix_web::{get, web, HttpResponse};
use serde::Deserialize;

#[derive(Deserialize)]
struct Search {
    q: String,
}

#[get("/search")]
async fn search(web::Query(params): web::Query<Search>) -> HttpResponse {
    let body = format!("<html><body>Results for {}</body></html>", askama_escape::escape(&params.q, askama_escape::Html));
    HttpResponse::Ok().content_type("text/html").body(body)
}
