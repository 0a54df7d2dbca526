use anyhow::{anyhow, bail, Context, Result};
use argon2::password_hash::{
    rand_core::OsRng, PasswordHash, PasswordHasher, PasswordVerifier, SaltString,
};
use argon2::Argon2;
use rusqlite::{params, Connection, OptionalExtension};

pub struct Accounts<'c> {
    conn: &'c Connection,
}

fn protect(password: &str) -> Result<String> {
    let salt = SaltString::generate(&mut OsRng);
    let phc = Argon2::default()
        .hash_password(password.as_bytes(), &salt)
        .map_err(|e| anyhow!("hash password: {e}"))?;
    Ok(phc.to_string())
}

impl<'c> Accounts<'c> {
    pub fn new(conn: &'c Connection) -> Self {
        Self { conn }
    }

    pub fn add(&self, login: &str, password: &str) -> Result<i64> {
        if password.chars().count() < 12 {
            bail!("password too short");
        }
        self.conn
            .execute(
                "INSERT INTO staff (login, password) VALUES (?1, ?2)",
                params![login, protect(password)?],
            )
            .context("insert staff")?;
        Ok(self.conn.last_insert_rowid())
    }

    pub fn check(&self, login: &str, password: &str) -> Result<Option<i64>> {
        let row: Option<(i64, String)> = self
            .conn
            .query_row(
                "SELECT id, password FROM staff WHERE login = ?1",
                params![login],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .optional()
            .context("check staff")?;
        let Some((id, phc)) = row else {
            return Ok(None);
        };
        let parsed = PasswordHash::new(&phc).map_err(|e| anyhow!("stored hash: {e}"))?;
        let ok = Argon2::default()
            .verify_password(password.as_bytes(), &parsed)
            .is_ok();
        Ok(ok.then_some(id))
    }
}
