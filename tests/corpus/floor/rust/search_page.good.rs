use actix_web::{get, http::header::ContentType, web, HttpResponse};
use serde::Deserialize;

#[derive(Deserialize)]
struct Search {
    q: String,
}

fn escape(text: &str) -> String {
    html_escape::encode_text(text).into_owned()
}

#[get("/search")]
async fn search(query: web::Query<Search>, index: web::Data<crate::Index>) -> HttpResponse {
    let hits = index.find(&query.q);
    let mut body = String::from("<!doctype html><title>Search</title>");
    body.push_str(&format!("<h1>Results for {}</h1><ul>", escape(&query.q)));
    for hit in hits {
        body.push_str(&format!("<li><a href=\"/doc/{}\">document {}</a></li>", hit.id, hit.id));
    }
    body.push_str("</ul>");
    HttpResponse::Ok().content_type(ContentType::html()).body(body)
}
