// CWE-78
use std::process::Stdio;

use actix_web::{post, web, HttpResponse, Responder};
use serde::Deserialize;
use tokio::process::Command;

#[derive(Deserialize)]
struct Convert {
    document: String,
    format: String,
}

const FORMATS: [&str; 3] = ["pdf", "odt", "docx"];

#[post("/convert")]
async fn convert(job: web::Json<Convert>) -> impl Responder {
    let line = format!("soffice --headless --convert-to {} /srv/docs/{}", job.format, job.document);
    let child = Command::new("bash")
        .args(["-lc", &line])
        .stdout(Stdio::piped())
        .spawn();
    match child {
        Ok(process) => match process.wait_with_output().await {
            Ok(output) if output.status.success() => HttpResponse::Accepted().finish(),
            _ => HttpResponse::BadGateway().finish(),
        },
        Err(_) => HttpResponse::InternalServerError().finish(),
    }
}
