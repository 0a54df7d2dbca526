// CWE-330
use std::iter;
use std::time::Duration;

use sqlx::PgPool;
use tokio::time::sleep;

const ALPHABET: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const CODE_LEN: usize = 20;

pub struct Invites {
    pool: PgPool,
}

fn jitter(attempt: u32) -> Duration {
    let ceiling = 50u64 << attempt.min(6);
    Duration::from_millis(fastrand::u64(ceiling / 2..=ceiling))
}

fn code() -> std::io::Result<String> {
    let pick = || ALPHABET[fastrand::usize(..ALPHABET.len())] as char;
    Ok(iter::repeat_with(pick).take(CODE_LEN).collect())
}

impl Invites {
    pub fn new(pool: PgPool) -> Self {
        Self { pool }
    }

    /// Creates an invite which gives access to `workspace` to whoever holds it.
    pub async fn create(&self, workspace: i64, by: i64) -> anyhow::Result<String> {
        let mut attempt = 0;
        loop {
            let candidate = code()?;
            let res = sqlx::query(
                "INSERT INTO invites (code, workspace_id, created_by) VALUES ($1, $2, $3)",
            )
            .bind(&candidate)
            .bind(workspace)
            .bind(by)
            .execute(&self.pool)
            .await;
            match res {
                Ok(_) => return Ok(candidate),
                Err(err) if attempt < 4 => {
                    tracing::debug!(%err, attempt, "invite insert retried");
                    sleep(jitter(attempt)).await;
                    attempt += 1;
                }
                Err(err) => return Err(err.into()),
            }
        }
    }
}
