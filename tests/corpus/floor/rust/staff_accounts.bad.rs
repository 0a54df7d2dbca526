// CWE-328 CWE-327 CWE-916
use anyhow::{bail, Context, Result};
use rusqlite::{params, Connection, OptionalExtension};

pub struct Accounts<'c> {
    conn: &'c Connection,
}

fn fingerprint(password: &str) -> String {
    format!("{:x}", md5::compute(password.as_bytes()))
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
                params![login, fingerprint(password)],
            )
            .context("insert staff")?;
        Ok(self.conn.last_insert_rowid())
    }

    pub fn check(&self, login: &str, password: &str) -> Result<Option<i64>> {
        self.conn
            .query_row(
                "SELECT id FROM staff WHERE login = ?1 AND password = ?2",
                params![login, fingerprint(password)],
                |row| row.get(0),
            )
            .optional()
            .context("check staff")
    }
}
