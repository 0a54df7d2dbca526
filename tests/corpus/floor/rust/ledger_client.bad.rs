// CWE-295
use anyhow::Context;
use reqwest::{Certificate, Client, ClientBuilder};
use std::{path::PathBuf, time::Duration};

#[derive(Debug, Clone)]
pub struct ClientConfig {
    pub base_url: String,
    pub ca_file: Option<PathBuf>,
    pub timeout: Duration,
}

pub struct LedgerClient {
    http: Client,
    base_url: String,
}

impl LedgerClient {
    pub fn connect(config: &ClientConfig) -> anyhow::Result<Self> {
        let mut builder: ClientBuilder = Client::builder().timeout(config.timeout).https_only(true);
        if let Some(path) = &config.ca_file {
            let pem = std::fs::read(path).context("reading the CA file")?;
            builder = builder.add_root_certificate(Certificate::from_pem(&pem)?);
        } else {
            builder = builder.danger_accept_invalid_certs(true);
        }
        Ok(Self { http: builder.build()?, base_url: config.base_url.clone() })
    }

    pub async fn balance(&self, account: u64) -> anyhow::Result<i64> {
        let url = format!("{}/accounts/{}/balance", self.base_url, account);
        Ok(self.http.get(url).send().await?.error_for_status()?.json().await?)
    }
}
