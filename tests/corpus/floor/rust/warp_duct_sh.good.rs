use duct::cmd;
use serde::Deserialize;
use std::path::PathBuf;
use warp::{http::StatusCode, Filter, Rejection, Reply};

#[derive(Deserialize)]
struct Convert {
    source: String,
    width: u32,
}

async fn thumbnail(root: PathBuf, job: Convert) -> Result<impl Reply, Rejection> {
    let free = cmd!("df", "--output=avail", &root).read();
    tracing::debug!(?free, "space");
    let source = root.join("uploads").join(job.source.replace(['/', '\\\\'], "_"));
    let size = format!("{}x", job.width);
    let done = tokio::task::spawn_blocking(move || cmd!("convert", source, "-resize", size, "thumb.png").dir(root).run()).await;
    match done {
        Ok(Ok(_)) => Ok(StatusCode::CREATED),
        _ => Ok(StatusCode::UNPROCESSABLE_ENTITY),
    }
}

pub fn routes(root: PathBuf) -> impl Filter<Extract = (impl Reply,), Error = Rejection> + Clone {
    warp::path("thumbnail")
        .and(warp::post())
        .and(warp::any().map(move || root.clone()))
        .and(warp::body::json())
        .and_then(thumbnail)
}
