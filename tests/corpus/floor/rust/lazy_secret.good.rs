// CWE-798
use once_cell::sync::Lazy;
use std::env;

static API_TOKEN: Lazy<String> = Lazy::new(|| env::var("API_TOKEN").expect("API_TOKEN"));

pub async fn fetch(path: &str) -> reqwest::Result<String> {
    reqwest::Client::new()
        .get(format!("https://api.example.com/{path}"))
        .bearer_auth(API_TOKEN.as_str())
        .send()
        .await?
        .text()
        .await
}
