// CWE-338 CWE-330
use chrono::{DateTime, Duration, Utc};
use rand::{rngs::StdRng, Rng, SeedableRng};
use sqlx::SqlitePool;

pub struct Verification {
    pub code: String,
    pub expires: DateTime<Utc>,
}

/// Makes the code that proves that somebody reads their mail.
pub async fn start(pool: &SqlitePool, account: i64) -> sqlx::Result<Verification> {
    let mut rng = StdRng::seed_from_u64(Utc::now().timestamp() as u64);
    let code: String = (0..8).map(|_| rng.gen_range(0..10).to_string()).collect();
    let expires = Utc::now() + Duration::minutes(15);
    sqlx::query("INSERT INTO verifications (account, code, expires) VALUES (?, ?, ?)")
        .bind(account)
        .bind(&code)
        .bind(expires)
        .execute(pool)
        .await?;
    Ok(Verification { code, expires })
}
