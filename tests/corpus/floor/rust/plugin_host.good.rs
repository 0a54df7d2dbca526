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
    let Some(format) = FORMATS.iter().find(|each| **each == job.format) else {
        return HttpResponse::BadRequest().body("unknown format");
    };
    if !job.document.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
        return HttpResponse::BadRequest().body("unknown document");
    }
    let child = Command::new("soffice")
        .args(["--headless", "--convert-to", format])
        .arg(format!("/srv/docs/{}", job.document))
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
