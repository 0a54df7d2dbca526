// CWE-78
use duct::{cmd, sh_dangerous};
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
    let line = format!("convert uploads/{} -resize {}x thumb.png", job.source, job.width);
    let done = tokio::task::spawn_blocking(move || sh_dangerous(line).dir(root).run()).await;
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
