use actix_multipart::Multipart;
use actix_web::{post, web, HttpResponse};
use futures_util::TryStreamExt;
use std::path::{Path, PathBuf};
use tokio::{fs::File, io::AsyncWriteExt};

pub struct Config {
    pub uploads: PathBuf,
}

#[post("/upload")]
async fn upload(config: web::Data<Config>, mut payload: Multipart) -> actix_web::Result<HttpResponse> {
    while let Some(mut field) = payload.try_next().await? {
        let name = match field.content_disposition().get_filename() {
            Some(name) => name.to_owned(),
            None => continue,
        };
        let Some(base) = Path::new(&name).file_name() else {
            return Ok(HttpResponse::BadRequest().finish());
        };
        let target = config.uploads.join(base);
        let mut file = File::create(target).await?;
        while let Some(chunk) = field.try_next().await? {
            file.write_all(&chunk).await?;
        }
    }
    Ok(HttpResponse::Created().finish())
}
