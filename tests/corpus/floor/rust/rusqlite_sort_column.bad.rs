// CWE-89
use rusqlite::{params, Connection};
use serde::{Deserialize, Serialize};
use std::sync::{Arc, Mutex};
use warp::http::StatusCode;
use warp::reply::{json, with_status, Reply};

#[derive(Deserialize)]
pub struct Page {
    sort: String,
    limit: u32,
}

#[derive(Serialize)]
struct Device {
    serial: String,
    firmware: String,
}

pub async fn devices(page: Page, db: Arc<Mutex<Connection>>) -> Result<impl Reply, warp::Rejection> {
    let conn = db.lock().unwrap();
    let query = "SELECT serial, firmware FROM devices ORDER BY ".to_owned() + &page.sort + " LIMIT ?1";
    let mut stmt = match conn.prepare(&query) {
        Ok(stmt) => stmt,
        Err(_) => return Ok(with_status(json(&"query failed"), StatusCode::BAD_REQUEST)),
    };
    let rows: Vec<Device> = stmt
        .query_map(params![page.limit.min(200)], |row| {
            Ok(Device {
                serial: row.get(0)?,
                firmware: row.get(1)?,
            })
        })
        .map(|it| it.flatten().collect())
        .unwrap_or_default();
    Ok(with_status(json(&rows), StatusCode::OK))
}
