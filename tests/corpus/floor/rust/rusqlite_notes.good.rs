// CWE-89
use rusqlite::{params, Connection, Result};

pub struct NoteStore {
    conn: Connection,
}

impl NoteStore {
    pub fn open(path: &str) -> Result<Self> {
        Ok(Self { conn: Connection::open(path)? })
    }

    pub fn delete_by_title(&self, owner: i64, title: &str) -> Result<usize> {
        self.conn.execute("DELETE FROM notes WHERE owner = ?1 AND title = ?2", params![owner, title])
    }

    pub fn count(&self) -> Result<i64> {
        self.conn.query_row("SELECT count(*) FROM notes", [], |row| row.get(0))
    }
}
