// CWE-22
use std::path::{Component, Path, PathBuf};
use warp::{http::StatusCode, Filter, Rejection, Reply};

const ROOT: &str = "/srv/files";

async fn read(name: String) -> Result<impl Reply, Rejection> {
    if Path::new(&name).components().any(|part| !matches!(part, Component::Normal(_))) {
        return Ok(warp::reply::with_status(Vec::new(), StatusCode::BAD_REQUEST));
    }
    let path = PathBuf::from(ROOT).join(&name);
    match tokio::fs::read(&path).await {
        Ok(body) => Ok(warp::reply::with_status(body, StatusCode::OK)),
        Err(_) => Ok(warp::reply::with_status(Vec::new(), StatusCode::NOT_FOUND)),
    }
}

pub fn routes() -> impl Filter<Extract = (impl Reply,), Error = Rejection> + Clone {
    warp::path("files").and(warp::path::param::<String>()).and_then(read)
}
