// CWE-22
use axum::extract::Multipart;
use axum::http::StatusCode;
use std::path::{Path, PathBuf};

pub async fn upload(mut form: Multipart) -> Result<StatusCode, StatusCode> {
    while let Some(field) = form.next_field().await.map_err(|_| StatusCode::BAD_REQUEST)? {
        let name = field.file_name().unwrap_or("upload").to_string();
        let target: PathBuf = Path::new("/srv/uploads").join(&name);
        let data = field.bytes().await.map_err(|_| StatusCode::BAD_REQUEST)?;
        tokio::fs::write(target, data).await.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    }
    Ok(StatusCode::CREATED)
}
