use rocket::{get, http::Status};

async fn headline(address: &str) -> Result<String, reqwest::Error> {
    let body = reqwest::Client::new().get(address).send().await?.text().await?;
    Ok(body.lines().next().unwrap_or_default().to_string())
}

#[get("/headline?<feed>")]
pub async fn show(feed: String) -> Result<String, Status> {
    let address = match feed.as_str() {
        "news" => "https://news.example.com/rss",
        "blog" => "https://blog.example.com/atom",
        _ => return Err(Status::NotFound),
    };
    headline(address).await.map_err(|_| Status::BadGateway)
}
