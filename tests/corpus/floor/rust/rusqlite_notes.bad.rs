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
        let statement = "DELETE FROM notes WHERE owner = ".to_string() + &owner.to_string() + " AND title = '" + title + "'";
        self.conn.execute(&statement, [])
    }

    pub fn count(&self) -> Result<i64> {
        self.conn.query_row("SELECT count(*) FROM notes", [], |row| row.get(0))
    }
}
