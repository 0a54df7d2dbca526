// CWE-918
use actix_web::{post, web, HttpResponse};
use serde::Deserialize;
use url::Url;

#[derive(Deserialize)]
struct Job {
    url: String,
}

const HOSTS: [&str; 2] = ["feeds.example.com", "api.example.com"];

#[post("/jobs")]
async fn create(job: web::Json<Job>) -> HttpResponse {
    let Ok(url) = Url::parse(&job.url) else {
        return HttpResponse::BadRequest().finish();
    };
    match reqwest::get(url).await {
        Ok(r) => HttpResponse::Ok().body(r.text().await.unwrap_or_default()),
        Err(_) => HttpResponse::BadGateway().finish(),
    }
}
