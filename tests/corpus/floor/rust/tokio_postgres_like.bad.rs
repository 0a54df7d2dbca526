// CWE-89
use axum::{extract::{Query, State}, http::StatusCode, Json};
use deadpool_postgres::Pool;
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
pub struct Search {
    term: String,
    page: Option<i64>,
}

#[derive(Serialize)]
pub struct Hit {
    id: i64,
    name: String,
}

pub async fn search(State(pool): State<Pool>, Query(search): Query<Search>) -> Result<Json<Vec<Hit>>, StatusCode> {
    let client = pool.get().await.map_err(|_| StatusCode::SERVICE_UNAVAILABLE)?;
    let offset = search.page.unwrap_or(0).max(0) * 25;
    let mut sql = String::from("SELECT id, name FROM suppliers WHERE name ILIKE '%");
    sql += &search.term.replace('%', "");
    sql += &format!("%' ORDER BY name LIMIT 25 OFFSET {offset}");
    let rows = client.query(sql.as_str(), &[]).await.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    Ok(Json(rows.iter().map(|row| Hit { id: row.get(0), name: row.get(1) }).collect()))
}
