// CWE-295
use reqwest::{Client, ClientBuilder};
use std::time::Duration;

pub struct Webhooks {
    client: Client,
}

impl Webhooks {
    pub fn new() -> reqwest::Result<Self> {
        let client = ClientBuilder::new()
            .timeout(Duration::from_secs(10))
            .danger_accept_invalid_certs(true)
            .build()?;
        Ok(Self { client })
    }

    pub async fn deliver(&self, url: &str, body: String) -> reqwest::Result<u16> {
        let answer = self.client.post(url).body(body).send().await?;
        Ok(answer.status().as_u16())
    }
}
