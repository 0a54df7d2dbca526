use bytes::Bytes;
use std::path::PathBuf;
use tokio::fs;
use warp::{http::StatusCode, Filter, Rejection, Reply};

async fn store(root: PathBuf, name: String, body: Bytes) -> Result<StatusCode, Rejection> {
    if name.is_empty() || body.len() > 1 << 20 {
        return Ok(StatusCode::BAD_REQUEST);
    }
    let Some(name) = PathBuf::from(&name).file_name().map(PathBuf::from) else {
        return Ok(StatusCode::BAD_REQUEST);
    };
    let target = root.join("drafts").join(&name);
    if fs::write(&target, &body).await.is_err() {
        return Ok(StatusCode::INSUFFICIENT_STORAGE);
    }
    Ok(StatusCode::CREATED)
}

pub fn routes(root: PathBuf) -> impl Filter<Extract = (impl Reply,), Error = Rejection> + Clone {
    let name = warp::header::<String>("x-draft-name");
    warp::put()
        .and(warp::path("drafts"))
        .and(warp::any().map(move || root.clone()))
        .and(name)
        .and(warp::body::content_length_limit(1 << 20))
        .and(warp::body::bytes())
        .and_then(store)
}
