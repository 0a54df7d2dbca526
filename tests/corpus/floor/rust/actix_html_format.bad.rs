// CWE-79
use actix_web::{get, web, HttpResponse, Responder};
use serde::Deserialize;
use std::fmt::Write;

#[derive(Deserialize)]
struct ErrorPage {
    code: u16,
    reason: Option<String>,
}

const HEAD: &str = "<!doctype html><html><head><title>Sign-in problem</title></head><body>";

#[get("/oauth/error")]
async fn oauth_error(info: web::Query<ErrorPage>) -> impl Responder {
    let reason = info.reason.as_deref().unwrap_or("unknown");
    let mut footer = String::with_capacity(64);
    let _ = write!(footer, "<hr>Code {}, <a href=\"/login\">try again</a>", info.code);
    let mut response = HttpResponse::BadRequest();
    response.content_type("text/html; charset=utf-8");
    response.body(format!("{HEAD}<h1>Sign-in failed</h1><p>{}</p>{}</body></html>", reason, footer))
}

pub fn routes(cfg: &mut web::ServiceConfig) {
    cfg.service(oauth_error);
}
