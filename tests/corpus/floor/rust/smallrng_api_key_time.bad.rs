// CWE-338 CWE-330
use rand::rngs::SmallRng;
use rand::{Rng, SeedableRng};
use redis::AsyncCommands;
use std::time::{SystemTime, UNIX_EPOCH};

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
        let now = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .expect("clock before 1970");
        let mut rng = SmallRng::seed_from_u64(now.as_millis() as u64);
        let api_key: String = (0..40)
            .map(|_| ALPHABET[rng.gen_range(0..ALPHABET.len())] as char)
            .collect();
        let mut conn = self.redis.get_multiplexed_async_connection().await?;
        let _: () = conn.set_ex(format!("apikey:{api_key}"), tenant, 86_400).await?;
        Ok(api_key)
    }
}
