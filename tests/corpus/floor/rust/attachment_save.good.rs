use axum::{extract::Multipart, http::StatusCode};
use tokio::fs;

const INBOX: &str = "/srv/inbox";

pub async fn save(mut parts: Multipart) -> Result<StatusCode, StatusCode> {
    while let Some(part) = parts.next_field().await.map_err(|_| StatusCode::BAD_REQUEST)? {
        let Some(name) = part.file_name().map(str::to_owned) else {
            continue;
        };
        let data = part.bytes().await.map_err(|_| StatusCode::BAD_REQUEST)?;
        let kind = match name.rsplit('.').next() {
            Some("pdf") => "pdf",
            Some("png") => "png",
            _ => return Err(StatusCode::UNSUPPORTED_MEDIA_TYPE),
        };
        let target = format!("{INBOX}/{}.{kind}", uuid::Uuid::new_v4());
        fs::write(&target, &data)
            .await
            .map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    }
    Ok(StatusCode::CREATED)
}
