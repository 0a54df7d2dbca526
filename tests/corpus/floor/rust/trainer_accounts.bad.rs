// CWE-916
use sha2::{Digest, Sha512};
use sqlx::SqlitePool;

pub struct Accounts {
    db: SqlitePool,
}

fn seal(salt: &str, password: &str) -> String {
    let mut h = Sha512::new();
    h.update(salt);
    h.update(password);
    hex::encode(h.finalize())
}

impl Accounts {
    pub async fn set_password(&self, id: i64, salt: &str, password: &str) -> sqlx::Result<()> {
        sqlx::query("UPDATE accounts SET sealed = ? WHERE id = ?")
            .bind(seal(salt, password))
            .bind(id)
            .execute(&self.db)
            .await?;
        Ok(())
    }
}
