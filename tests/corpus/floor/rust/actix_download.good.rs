// CWE-22
use actix_files::NamedFile;
use actix_web::{error, get, web, Result};
use std::path::PathBuf;

const BASE: &str = "/srv/reports";

#[get("/reports/{name:.*}")]
async fn report(name: web::Path<String>) -> Result<NamedFile> {
    let base = PathBuf::from(BASE).canonicalize()?;
    let path = base.join(name.into_inner()).canonicalize()?;
    if !path.starts_with(&base) {
        return Err(error::ErrorNotFound("no such report"));
    }
    Ok(NamedFile::open(path)?)
}

#[get("/health")]
async fn health() -> &'static str {
    "ok"
}
