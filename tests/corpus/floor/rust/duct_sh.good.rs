use duct::cmd;
use axum::Json;

#[derive(serde::Deserialize)]
pub struct Backup { database: String }

pub async fn dump(Json(b): Json<Backup>) -> String {
    cmd!("pg_dump", "--file=/srv/dump.sql", "--", b.database).read().unwrap_or_default()
}
