// CWE-22
use poem::{handler, http::StatusCode, web::Multipart};
use std::path::{Path, PathBuf};
use tokio::fs;

const UPLOADS: &str = "/srv/uploads";

#[handler]
async fn upload(mut form: Multipart) -> StatusCode {
    while let Ok(Some(field)) = form.next_field().await {
        let Some(name) = field.file_name().map(ToString::to_string) else { continue };
        let target = PathBuf::from(UPLOADS).join(&name);
        if let Ok(bytes) = field.bytes().await {
            if fs::write(&target, bytes).await.is_err() {
                return StatusCode::INTERNAL_SERVER_ERROR;
            }
        }
    }
    StatusCode::CREATED
}
