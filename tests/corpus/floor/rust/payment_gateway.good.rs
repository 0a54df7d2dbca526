use reqwest::{header, Client};
use serde::Serialize;

#[derive(Serialize)]
pub struct Charge {
    pub amount: u64,
    pub currency: String,
}

pub struct Gateway {
    client: Client,
    secret: String,
}

impl Gateway {
    pub fn new(client: Client) -> Self {
        let secret = std::env::var("GATEWAY_SECRET").expect("GATEWAY_SECRET is set");
        Self { client, secret }
    }

    pub async fn charge(&self, charge: &Charge) -> reqwest::Result<String> {
        self.client
            .post("https://gateway.example.com/v1/charges")
            .header(header::AUTHORIZATION, format!("Bearer {}", self.secret))
            .json(charge)
            .send()
            .await?
            .error_for_status()?
            .text()
            .await
    }
}
