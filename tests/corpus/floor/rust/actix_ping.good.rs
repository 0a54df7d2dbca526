// CWE-78
use actix_web::{get, web, HttpResponse, Responder};
use serde::Deserialize;
use std::process::Command;

#[derive(Deserialize)]
struct PingQuery {
    host: String,
}

#[get("/ping")]
async fn ping(query: web::Query<PingQuery>) -> impl Responder {
    let output = Command::new("ping")
        .args(["-c", "1", "--"])
        .arg(&query.host)
        .output();
    match output {
        Ok(out) => HttpResponse::Ok().body(out.stdout),
        Err(_) => HttpResponse::InternalServerError().finish(),
    }
}

pub fn configure(cfg: &mut web::ServiceConfig) {
    cfg.service(ping);
}
