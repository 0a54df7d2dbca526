use rand::rngs::{OsRng, SmallRng};
use rand::{Rng, RngCore, SeedableRng};
use redis::AsyncCommands;
use std::time::Duration;

const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

pub struct KeyIssuer {
    redis: redis::Client,
}

impl KeyIssuer {
    pub fn new(url: &str) -> redis::RedisResult<Self> {
        Ok(Self {
            redis: redis::Client::open(url)?,
        })
    }

    pub async fn issue(&self, tenant: u64) -> redis::RedisResult<String> {
        let mut jitter = SmallRng::seed_from_u64(tenant);
        tokio::time::sleep(Duration::from_millis(jitter.gen_range(0..50))).await;
        let mut raw = [0u8; 40];
        OsRng.fill_bytes(&mut raw);
        let api_key: String = raw
            .iter()
            .map(|b| ALPHABET[usize::from(*b) % ALPHABET.len()] as char)
            .collect();
        let mut conn = self.redis.get_multiplexed_async_connection().await?;
        let _: () = conn.set_ex(format!("apikey:{api_key}"), tenant, 86_400).await?;
        Ok(api_key)
    }
}
