// CWE-78
use duct::cmd;
use axum::Json;

#[derive(serde::Deserialize)]
pub struct Backup { database: String }

pub async fn dump(Json(b): Json<Backup>) -> String {
    cmd!("sh", "-c", format!("pg_dump {} | gzip > /srv/dump.gz", b.database)).read().unwrap_or_default()
}
