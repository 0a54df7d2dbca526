// CWE-79
use actix_web::{get, web, HttpResponse};
use serde::Deserialize;

#[derive(Deserialize)]
struct Find {
    q: String,
}

struct Hit {
    title: String,
    slug: String,
}

async fn lookup(_q: &str) -> Vec<Hit> {
    Vec::new()
}

#[get("/find")]
async fn find(query: web::Query<Find>) -> HttpResponse {
    let hits = lookup(&query.q).await;
    let mut page = String::from("<!doctype html><title>Find</title>");
    page.push_str(&format!("<h1>Results for {}</h1><ul>", query.q));
    for hit in &hits {
        page.push_str(&format!("<li><a href=\"/p/{}\">{}</a></li>", hit.slug, hit.title));
    }
    page.push_str("</ul>");
    HttpResponse::Ok().content_type("text/html; charset=utf-8").body(page)
}
