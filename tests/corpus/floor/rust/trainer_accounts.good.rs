use sqlx::SqlitePool;

pub struct Accounts {
    db: SqlitePool,
}

fn seal(salt: &str, password: &str) -> String {
    let mut out = [0u8; 32];
    argon2::Argon2::default()
        .hash_password_into(password.as_bytes(), salt.as_bytes(), &mut out)
        .expect("parameters are valid");
    hex::encode(out)
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
