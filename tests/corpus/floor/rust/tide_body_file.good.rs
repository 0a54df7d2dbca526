use std::path::{Path, PathBuf};
use tide::{Body, Request, Response, StatusCode};

#[derive(Clone)]
pub struct Site {
    pub reports: PathBuf,
}

pub async fn download(req: Request<Site>) -> tide::Result {
    let name = req.param("name")?;
    let reports: &Path = &req.state().reports;
    let path = reports.join(name).canonicalize()?;
    if !path.starts_with(reports) {
        return Ok(Response::new(StatusCode::NotFound));
    }
    let mut response = Response::new(StatusCode::Ok);
    response.set_body(Body::from_file(&path).await?);
    response.insert_header("cache-control", "no-store");
    Ok(response)
}
