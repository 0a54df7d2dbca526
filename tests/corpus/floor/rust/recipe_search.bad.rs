// CWE-89
use rocket::{get, serde::json::Json, State};
use rusqlite::Connection;
use std::sync::Mutex;

pub struct Book(pub Mutex<Connection>);

#[derive(rocket::serde::Serialize)]
#[serde(crate = "rocket::serde")]
pub struct Recipe {
    id: i64,
    title: String,
}

fn titles(conn: &Connection, word: &str) -> rusqlite::Result<Vec<Recipe>> {
    let text = [
        "SELECT id, title FROM recipes WHERE title LIKE '%",
        word,
        "%' LIMIT 40",
    ]
    .concat();
    let mut stmt = conn.prepare(&text)?;
    let rows = stmt.query_map([], |row| {
        Ok(Recipe {
            id: row.get(0)?,
            title: row.get(1)?,
        })
    })?;
    rows.collect()
}

#[get("/recipes?<word>")]
pub fn search(word: &str, book: &State<Book>) -> Option<Json<Vec<Recipe>>> {
    let conn = book.0.lock().ok()?;
    titles(&conn, word).ok().map(Json)
}
