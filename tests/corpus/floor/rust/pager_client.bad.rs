// CWE-798
use reqwest::{header, Client};

const PAGER_TOKEN: &str = "pgr_live_8f2Kq0ZtR4vNs71XcYb6Lm3J";

pub struct Pager {
    http: Client,
}

impl Pager {
    pub async fn page(&self, team: &str, text: &str) -> reqwest::Result<()> {
        self.http
            .post("https://pager.example.com/v2/alerts")
            .header(header::AUTHORIZATION, format!("Token {PAGER_TOKEN}"))
            .json(&serde_json::json!({ "team": team, "text": text }))
            .send()
            .await?
            .error_for_status()?;
        Ok(())
    }
}
