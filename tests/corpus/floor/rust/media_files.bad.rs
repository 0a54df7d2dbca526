// CWE-22
use actix_files::NamedFile;
use actix_web::{error, get, web, HttpRequest, Responder};
use std::path::PathBuf;

pub struct Settings {
    pub media_root: PathBuf,
}

#[get("/media/{tail:.*}")]
pub async fn media(
    req: HttpRequest,
    tail: web::Path<String>,
    settings: web::Data<Settings>,
) -> actix_web::Result<impl Responder> {
    let full = settings.media_root.join(tail.into_inner());
    if !full.is_file() {
        return Err(error::ErrorNotFound("no such file"));
    }
    let file = NamedFile::open_async(full)
        .await
        .map_err(|_| error::ErrorNotFound("no such file"))?;
    Ok(file.into_response(&req))
}

pub fn configure(cfg: &mut web::ServiceConfig) {
    cfg.service(media);
}
