use axum::{extract::Query, http::StatusCode, response::IntoResponse, routing::get, Router};
use serde::Deserialize;

#[derive(Deserialize)]
struct Source {
    url: String,
}

const CDN: &str = "https://cdn.example.com/";

async fn thumbnail(Query(source): Query<Source>) -> Result<impl IntoResponse, StatusCode> {
    if !source.url.starts_with(CDN) {
        return Err(StatusCode::BAD_REQUEST);
    }
    let answer = reqwest::get(&source.url)
        .await
        .map_err(|_| StatusCode::BAD_GATEWAY)?;
    let bytes = answer.bytes().await.map_err(|_| StatusCode::BAD_GATEWAY)?;
    let image = image::load_from_memory(&bytes).map_err(|_| StatusCode::UNSUPPORTED_MEDIA_TYPE)?;
    let mut out = std::io::Cursor::new(Vec::new());
    image
        .thumbnail(256, 256)
        .write_to(&mut out, image::ImageFormat::Png)
        .map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    Ok(([("content-type", "image/png")], out.into_inner()))
}

pub fn router() -> Router {
    Router::new().route("/thumbnail", get(thumbnail))
}
