// CWE-918
use rocket::{get, http::Status};

async fn headline(address: &str) -> Result<String, reqwest::Error> {
    let body = reqwest::Client::new().get(address).send().await?.text().await?;
    Ok(body.lines().next().unwrap_or_default().to_string())
}

#[get("/headline?<feed>")]
pub async fn show(feed: String) -> Result<String, Status> {
    headline(&feed).await.map_err(|_| Status::BadGateway)
}
