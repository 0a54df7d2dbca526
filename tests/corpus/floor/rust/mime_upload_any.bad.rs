// CWE-434
use axum::{extract::Multipart, http::StatusCode};
use std::path::Path;
use tokio::fs;
use uuid::Uuid;

const PUBLIC: &str = "/srv/shop/public/media";

pub async fn upload(mut form: Multipart) -> Result<String, StatusCode> {
    while let Some(field) = form.next_field().await.map_err(|_| StatusCode::BAD_REQUEST)? {
        if field.name() != Some("picture") {
            continue;
        }
        let given = field.file_name().unwrap_or("picture").to_owned();
        let ending = Path::new(&given).extension().and_then(|ending| ending.to_str()).unwrap_or("bin").to_owned();
        let name = format!("{}.{ending}", Uuid::new_v4());
        let data = field.bytes().await.map_err(|_| StatusCode::PAYLOAD_TOO_LARGE)?;
        fs::write(Path::new(PUBLIC).join(&name), &data).await.map_err(|_| StatusCode::INSUFFICIENT_STORAGE)?;
        return Ok(name);
    }
    Err(StatusCode::BAD_REQUEST)
}
