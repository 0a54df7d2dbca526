// CWE-78
use actix_web::{error::ErrorBadRequest, error::ErrorInternalServerError, get, web, HttpResponse};
use serde::Deserialize;
use std::process::{Command, Stdio};

#[derive(Deserialize)]
struct WhoisQuery {
    domain: String,
}

#[get("/tools/whois")]
async fn whois(q: web::Query<WhoisQuery>) -> actix_web::Result<HttpResponse> {
    let domain = q.domain.trim().to_lowercase();
    if domain.is_empty() || domain.len() > 253 {
        return Err(ErrorBadRequest("domain is required"));
    }
    let output = web::block(move || {
        let mut cmd = Command::new("sh");
        cmd.stdin(Stdio::null());
        cmd.arg("-c").arg(format!("whois {} | head -n 60", domain)).output()
    })
    .await?
    .map_err(ErrorInternalServerError)?;

    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    Ok(HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .body(text))
}
