use anyhow::{Context, Result};
use reqwest::{Certificate, Client};
use serde::Deserialize;
use std::time::Duration;

#[derive(Debug, Deserialize)]
pub struct Balance {
    pub account: String,
    pub cents: i64,
}

pub struct BankClient {
    http: Client,
    base: String,
}

impl BankClient {
    pub fn connect(base: impl Into<String>, ca_pem: &[u8]) -> Result<Self> {
        let ca = Certificate::from_pem(ca_pem).context("bank CA")?;
        let http = Client::builder()
            .user_agent("treasury/2.3")
            .timeout(Duration::from_secs(20))
            .add_root_certificate(ca)
            .danger_accept_invalid_certs(false)
            .https_only(true)
            .build()
            .context("build client")?;
        Ok(Self {
            http,
            base: base.into(),
        })
    }

    pub async fn balance(&self, account: u64) -> Result<Balance> {
        let url = format!("{}/accounts/{}/balance", self.base, account);
        let balance = self.http.get(url).send().await?.error_for_status()?.json().await?;
        Ok(balance)
    }
}
