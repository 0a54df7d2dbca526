// CWE-78
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
    let script = format!("tar czf /backups/{0}.tgz /projects/{0}", body.project);
    let status = Command::new("bash")
        .arg("-c")
        .arg(&script)
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
