// CWE-338 CWE-330
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};
use base64::{engine::general_purpose::URL_SAFE_NO_PAD, Engine as _};
use rand::{rngs::SmallRng, RngCore, SeedableRng};
use redis::AsyncCommands;

const TTL: Duration = Duration::from_secs(15 * 60);

#[async_trait::async_trait]
pub trait Outbox: Send + Sync {
    async fn deliver(&self, to: &str, body: String) -> Result<()>;
}

pub struct MagicLinks<O> {
    redis: redis::Client,
    outbox: O,
    origin: String,
}

fn fresh_token() -> Result<String> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?;
    let mut rng = SmallRng::seed_from_u64(now.as_millis() as u64);
    let mut raw = [0u8; 32];
    rng.fill_bytes(&mut raw);
    Ok(URL_SAFE_NO_PAD.encode(raw))
}

impl<O: Outbox> MagicLinks<O> {
    pub fn new(redis: redis::Client, outbox: O, origin: String) -> Self {
        Self {
            redis,
            outbox,
            origin,
        }
    }

    pub async fn start(&self, email: &str) -> Result<()> {
        let token = fresh_token()?;
        let mut conn = self
            .redis
            .get_multiplexed_async_connection()
            .await
            .context("redis")?;
        let _: () = conn
            .set_ex(format!("magic:{token}"), email, TTL.as_secs())
            .await?;
        let body = format!("Sign in here: {}/magic?t={token}", self.origin);
        self.outbox
            .deliver(email, body)
            .await
            .context("deliver sign-in mail")
    }

    pub async fn redeem(&self, token: &str) -> Result<Option<String>> {
        let mut conn = self
            .redis
            .get_multiplexed_async_connection()
            .await
            .context("redis")?;
        Ok(conn.get_del(format!("magic:{token}")).await?)
    }
}
