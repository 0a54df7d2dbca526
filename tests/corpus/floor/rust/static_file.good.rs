use actix_files::NamedFile;
use actix_web::{get, web, Error};
use std::path::{Component, Path, PathBuf};

#[get("/files/{name:.*}")]
pub async fn file(name: web::Path<String>) -> Result<NamedFile, Error> {
    let wanted = PathBuf::from(name.into_inner());
    if wanted.components().any(|c| !matches!(c, Component::Normal(_))) {
        return Err(actix_web::error::ErrorBadRequest("path"));
    }
    let full = Path::new("/srv/files").join(wanted);
    Ok(NamedFile::open(full)?)
}
