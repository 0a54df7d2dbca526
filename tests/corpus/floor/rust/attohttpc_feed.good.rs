use rocket::{get, routes, http::Status};

#[get("/feed?<source>")]
pub fn feed(source: String) -> Result<String, Status> {
    if source != "https://feeds.example.com/a" && source != "https://feeds.example.com/b" {
        return Err(Status::Forbidden);
    }
    let response = attohttpc::get(source).send().map_err(|_| Status::BadGateway)?;
    response.text().map_err(|_| Status::BadGateway)
}
