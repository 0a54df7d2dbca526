// CWE-295
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
        let http = builder().danger_accept_invalid_certs(true).build()?;
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

    #[test]
    fn rejects_garbage_url() {
        assert!(matches!(
            InventoryClient::new("::"),
            Err(InventoryError::Url(_))
        ));
    }
}
