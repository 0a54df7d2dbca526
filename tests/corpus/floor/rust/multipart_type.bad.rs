// CWE-434
use axum::{extract::Multipart, http::StatusCode};
use std::path::PathBuf;
use uuid::Uuid;

fn folder() -> PathBuf {
    PathBuf::from("/srv/www/static/uploads")
}

pub async fn upload(mut form: Multipart) -> Result<String, StatusCode> {
    let Some(field) = form.next_field().await.map_err(|_| StatusCode::BAD_REQUEST)? else {
        return Err(StatusCode::BAD_REQUEST);
    };
    let name = field.file_name().unwrap_or_default().to_string();
    let extension = name.rsplit('.').next().unwrap_or("bin").to_string();
    let data = field.bytes().await.map_err(|_| StatusCode::BAD_REQUEST)?;
    let target = folder().join(format!("{}.{extension}", Uuid::new_v4()));
    tokio::fs::write(&target, &data).await.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    Ok(target.file_name().unwrap().to_string_lossy().into_owned())
}
