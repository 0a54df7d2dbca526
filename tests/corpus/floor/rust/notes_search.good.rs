use rocket::{get, http::Status, serde::json::Json, State};
use rusqlite::Connection;
use std::sync::Mutex;

pub struct Db(pub Mutex<Connection>);

#[get("/notes?<tag>&<limit>")]
pub fn notes(db: &State<Db>, tag: &str, limit: Option<u32>) -> Result<Json<Vec<String>>, Status> {
    let connection = db.0.lock().map_err(|_| Status::InternalServerError)?;
    let mut statement = connection
        .prepare("SELECT title FROM notes WHERE tag = ?1 ORDER BY title LIMIT ?2")
        .map_err(|_| Status::InternalServerError)?;
    let titles = statement
        .query_map(rusqlite::params![tag, limit.unwrap_or(50)], |row| row.get(0))
        .and_then(|rows| rows.collect())
        .map_err(|_| Status::InternalServerError)?;
    Ok(Json(titles))
}
