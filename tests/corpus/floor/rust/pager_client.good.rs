use reqwest::{header, Client};

pub struct Pager {
    http: Client,
    key: String,
}

impl Pager {
    pub async fn page(&self, team: &str, text: &str) -> reqwest::Result<()> {
        self.http
            .post("https://pager.example.com/v2/alerts")
            .header(header::AUTHORIZATION, format!("Token {}", self.key))
            .json(&serde_json::json!({ "team": team, "text": text }))
            .send()
            .await?
            .error_for_status()?;
        Ok(())
    }
}
