use std::time::Duration;

use reqwest::{Client, ClientBuilder, StatusCode, Url};
use serde::Deserialize;
use thiserror::Error;

#[derive(Debug, Error)]
pub enum InventoryError {
    #[error("inventory request failed")]
    Http(#[from] reqwest::Error),
    #[error("inventory url is invalid")]
    Url(#[from] url::ParseError),
    #[error("unexpected status {0}")]
    Status(StatusCode),
}

#[derive(Debug, Deserialize)]
pub struct Stock {
    pub sku: String,
    pub on_hand: u32,
}

pub struct InventoryClient {
    base: Url,
    http: Client,
}

fn builder() -> ClientBuilder {
    Client::builder()
        .user_agent(concat!("storefront/", env!("CARGO_PKG_VERSION")))
        .connect_timeout(Duration::from_secs(3))
        .timeout(Duration::from_secs(10))
}

impl InventoryClient {
    pub fn new(base: &str) -> Result<Self, InventoryError> {
        let http = builder().https_only(true).build()?;
        Ok(Self {
            base: Url::parse(base)?,
            http,
        })
    }

    pub async fn stock(&self, sku: u64) -> Result<Option<Stock>, InventoryError> {
        let url = self.base.join(&format!("stock/{sku}"))?;
        let resp = self.http.get(url).send().await?;
        match resp.status() {
            StatusCode::OK => Ok(Some(resp.json().await?)),
            StatusCode::NOT_FOUND => Ok(None),
            other => Err(InventoryError::Status(other)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn against_local_stub(port: u16) -> InventoryClient {
        let http = builder().danger_accept_invalid_certs(true).build().unwrap();
        let base = Url::parse(&format!("https://127.0.0.1:{port}/")).unwrap();
        InventoryClient { base, http }
    }

    #[tokio::test]
    async fn unreachable_stub_is_an_http_error() {
        let client = against_local_stub(1);
        assert!(matches!(
            client.stock(7).await,
            Err(InventoryError::Http(_))
        ));
    }
}
