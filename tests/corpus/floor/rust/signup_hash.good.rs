use argon2::{
    password_hash::{rand_core::OsRng, PasswordHash, PasswordHasher, PasswordVerifier, SaltString},
    Argon2,
};
use rusqlite::{params, Connection, Result};
use sha2::{Digest, Sha256};

pub struct Users<'a> {
    db: &'a Connection,
}

impl<'a> Users<'a> {
    pub fn new(db: &'a Connection) -> Self {
        Self { db }
    }

    /// Keeps somebody who signed up.
    pub fn sign_up(&self, email: &str, password: &str) -> Result<()> {
        let salt = SaltString::generate(&mut OsRng);
        let stored = Argon2::default()
            .hash_password(password.as_bytes(), &salt)
            .expect("the parameters are good")
            .to_string();
        self.db.execute("INSERT INTO users (email, password) VALUES (?1, ?2)", params![email, stored])?;
        Ok(())
    }

    pub fn count(&self) -> Result<i64> {
        self.db.query_row("SELECT count(*) FROM users", [], |row| row.get(0))
    }
}
