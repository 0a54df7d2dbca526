// CWE-22
use actix_files::NamedFile;
use actix_web::{error, get, web, Result};
use std::path::PathBuf;

const BASE: &str = "/srv/reports";

#[get("/reports/{name:.*}")]
async fn report(name: web::Path<String>) -> Result<NamedFile> {
    let path = PathBuf::from(BASE).join(name.into_inner());
    Ok(NamedFile::open(path)?)
}

#[get("/health")]
async fn health() -> &'static str {
    "ok"
}
