use rusqlite::{params, Connection, Result, Row};

#[derive(Debug, Clone)]
pub struct Note {
    pub id: i64,
    pub folder: String,
    pub body: String,
}

impl Note {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            folder: row.get(1)?,
            body: row.get(2)?,
        })
    }
}

/// Notes kept on the device, one row per note.
pub struct Archive {
    conn: Connection,
}

impl Archive {
    pub fn open(path: &std::path::Path) -> Result<Self> {
        let conn = Connection::open(path)?;
        conn.execute_batch(
            "CREATE TABLE IF NOT EXISTS notes (
                 id INTEGER PRIMARY KEY,
                 folder TEXT NOT NULL,
                 body TEXT NOT NULL
             );",
        )?;
        Ok(Self { conn })
    }

    pub fn in_folder(&self, folder: &str) -> Result<Vec<Note>> {
        let mut stmt = self
            .conn
            .prepare_cached("SELECT id, folder, body FROM notes WHERE folder = ?1 ORDER BY id")?;
        let rows = stmt.query_map(params![folder], Note::from_row)?;
        rows.collect()
    }

    pub fn move_all(&self, from: &str, to: &str) -> Result<usize> {
        self.conn.execute(
            "UPDATE notes SET folder = ?2 WHERE folder = ?1",
            params![from, to],
        )
    }

    pub fn count(&self) -> Result<i64> {
        self.conn
            .query_row("SELECT count(*) FROM notes", [], |r| r.get(0))
    }
}
