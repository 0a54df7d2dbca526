// CWE-798 CWE-321
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
    let secret = "9f8b2c7d1e4a4f6bb0c3d5e7f9a1b3c5";
    KEY.set(EncodingKey::from_secret(secret.as_ref())).ok();
    Ok(())
}

pub fn token(user: &str) -> anyhow::Result<String> {
    let claims = Claims { sub: user.to_string(), exp: chrono::Utc::now().timestamp() + 900 };
    let key = KEY.get().ok_or_else(|| anyhow::anyhow!("not initialised"))?;
    Ok(encode(&Header::new(Algorithm::HS256), &claims, key)?)
}
