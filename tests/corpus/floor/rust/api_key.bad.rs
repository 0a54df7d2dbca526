// CWE-338 CWE-330
use rand::rngs::SmallRng;
use rand::{Rng, SeedableRng};
use sha2::{Digest, Sha256};
use sqlx::PgPool;
use uuid::Uuid;

pub struct NewKey {
    pub id: Uuid,
    pub plain: String,
}

pub async fn create(pool: &PgPool, owner: Uuid, seed: u64) -> sqlx::Result<NewKey> {
    let mut raw = [0u8; 24];
    let mut rng = SmallRng::seed_from_u64(seed);
    rng.fill(&mut raw[..]);
    let plain = format!("sk_{}", hex::encode(raw));
    let digest = hex::encode(Sha256::digest(plain.as_bytes()));
    let id = Uuid::new_v4();
    tracing::debug!(seed, "key made");
    sqlx::query("INSERT INTO api_keys (id, owner, digest) VALUES ($1, $2, $3)")
        .bind(id)
        .bind(owner)
        .bind(&digest)
        .execute(pool)
        .await?;
    Ok(NewKey { id, plain })
}
