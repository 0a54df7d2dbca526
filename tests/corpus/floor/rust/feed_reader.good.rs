use actix_web::{get, web, HttpResponse, Responder};
use reqwest::Client;
use serde::Deserialize;
use std::time::Duration;
use url::Url;

#[derive(Deserialize)]
struct FeedQuery {
    source: String,
}

const ALLOWED: &[&str] = &["feeds.example.org", "news.example.org"];

#[get("/feed")]
async fn feed(client: web::Data<Client>, query: web::Query<FeedQuery>) -> impl Responder {
    let address = match Url::parse(&query.source) {
        Ok(url) if url.scheme() == "https" && url.host_str().is_some_and(|h| ALLOWED.contains(&h)) => url,
        _ => return HttpResponse::BadRequest().finish(),
    };
    let answer = match client.get(address).timeout(Duration::from_secs(5)).send().await {
        Ok(answer) => answer,
        Err(_) => return HttpResponse::BadGateway().finish(),
    };
    match answer.text().await {
        Ok(text) => HttpResponse::Ok().content_type("text/xml").body(text),
        Err(_) => HttpResponse::BadGateway().finish(),
    }
}
