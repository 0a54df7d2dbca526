use jsonwebtoken::{encode, Algorithm, EncodingKey, Header};
use once_cell::sync::OnceCell;
use serde::Serialize;

static KEY: OnceCell<EncodingKey> = OnceCell::new();

#[derive(Serialize)]
struct Claims {
    sub: String,
    exp: i64,
}

pub fn init() -> anyhow::Result<()> {
    let secret = std::env::var("JWT_SECRET")?;
    KEY.set(EncodingKey::from_secret(secret.as_ref())).ok();
    Ok(())
}

pub fn token(user: &str) -> anyhow::Result<String> {
    let claims = Claims { sub: user.to_string(), exp: chrono::Utc::now().timestamp() + 900 };
    let key = KEY.get().ok_or_else(|| anyhow::anyhow!("not initialised"))?;
    Ok(encode(&Header::new(Algorithm::HS256), &claims, key)?)
}
