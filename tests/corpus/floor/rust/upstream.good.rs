use std::time::Duration;

use anyhow::{Context, Result};
use reqwest::{Certificate, Client};

pub struct Upstream {
    client: Client,
    base: String,
}

impl Upstream {
    pub fn connect(base: &str, ca: &[u8]) -> Result<Self> {
        let certificate = Certificate::from_pem(ca).context("CA certificate")?;
        let client = Client::builder()
            .add_root_certificate(certificate)
            .https_only(true)
            .timeout(Duration::from_secs(15))
            .build()?;
        Ok(Self { client, base: base.trim_end_matches('/').to_owned() })
    }

    pub async fn status(&self) -> Result<String> {
        let text = self.client.get(format!("{}/status", self.base)).send().await?.error_for_status()?.text().await?;
        Ok(text)
    }
}
