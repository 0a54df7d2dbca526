// CWE-918
use rocket::{get, routes, http::Status};

#[get("/feed?<source>")]
pub fn feed(source: String) -> Result<String, Status> {
    let response = attohttpc::get(source).send().map_err(|_| Status::BadGateway)?;
    response.text().map_err(|_| Status::BadGateway)
}
