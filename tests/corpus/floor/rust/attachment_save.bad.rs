// CWE-22
use axum::{extract::Multipart, http::StatusCode};
use tokio::fs;

const INBOX: &str = "/srv/inbox";

pub async fn save(mut parts: Multipart) -> Result<StatusCode, StatusCode> {
    while let Some(part) = parts.next_field().await.map_err(|_| StatusCode::BAD_REQUEST)? {
        let Some(name) = part.file_name().map(str::to_owned) else {
            continue;
        };
        let data = part.bytes().await.map_err(|_| StatusCode::BAD_REQUEST)?;
        let target = format!("{INBOX}/{name}");
        fs::write(&target, &data)
            .await
            .map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    }
    Ok(StatusCode::CREATED)
}
