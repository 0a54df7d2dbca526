use actix_files::NamedFile;
use actix_web::{error, get, web, HttpRequest, Responder};
use std::path::{Component, Path, PathBuf};

pub struct Settings {
    pub media_root: PathBuf,
}

fn inside(root: &Path, tail: &str) -> Option<PathBuf> {
    let mut full = root.to_path_buf();
    for part in Path::new(tail).components() {
        match part {
            Component::Normal(name) => full.push(name),
            Component::CurDir => {}
            _ => return None,
        }
    }
    Some(full)
}

#[get("/media/{tail:.*}")]
pub async fn media(
    req: HttpRequest,
    tail: web::Path<String>,
    settings: web::Data<Settings>,
) -> actix_web::Result<impl Responder> {
    let full = inside(&settings.media_root, &tail).ok_or_else(|| error::ErrorNotFound("no such file"))?;
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
