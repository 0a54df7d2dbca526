use actix_web::{post, web, HttpResponse};
use serde::Deserialize;
use std::process::Stdio;
use tokio::process::Command;

#[derive(Deserialize)]
struct ArchiveRequest {
    project: String,
}

#[post("/archive")]
async fn archive(body: web::Json<ArchiveRequest>) -> actix_web::Result<HttpResponse> {
    if !body.project.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
        return Ok(HttpResponse::BadRequest().finish());
    }
    let status = Command::new("tar")
        .arg("czf")
        .arg(format!("/backups/{}.tgz", body.project))
        .arg("--")
        .arg(format!("/projects/{}", body.project))
        .stdout(Stdio::null())
        .status()
        .await?;
    if status.success() {
        Ok(HttpResponse::Created().finish())
    } else {
        Ok(HttpResponse::InternalServerError().finish())
    }
}

pub fn configure(cfg: &mut web::ServiceConfig) {
    cfg.service(archive);
}
