use chrono::{DateTime, Duration, Utc};
use rand::{rngs::OsRng, Rng};
use sqlx::SqlitePool;

pub struct Verification {
    pub code: String,
    pub expires: DateTime<Utc>,
}

/// Makes the code that proves that somebody reads their mail.
pub async fn start(pool: &SqlitePool, account: i64) -> sqlx::Result<Verification> {
    let code: String = (0..8).map(|_| OsRng.gen_range(0..10).to_string()).collect();
    let expires = Utc::now() + Duration::minutes(15);
    sqlx::query("INSERT INTO verifications (account, code, expires) VALUES (?, ?, ?)")
        .bind(account)
        .bind(&code)
        .bind(expires)
        .execute(pool)
        .await?;
    Ok(Verification { code, expires })
}
