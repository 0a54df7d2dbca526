// CWE-89
use axum::{extract::{Path, Query, State}, http::StatusCode, Json};
use serde::{Deserialize, Serialize};
use sqlx::PgPool;

#[derive(Deserialize)]
pub struct ReportQuery {
    status: Option<String>,
    sort: Option<String>,
}

#[derive(Serialize, sqlx::FromRow)]
pub struct ReportRow {
    id: i64,
    title: String,
    status: String,
}

pub async fn reports(
    State(pool): State<PgPool>,
    Path(tenant): Path<i64>,
    Query(query): Query<ReportQuery>,
) -> Result<Json<Vec<ReportRow>>, StatusCode> {
    let mut sql = format!("SELECT id, title, status FROM report WHERE tenant_id = {}", tenant);
    if let Some(status) = &query.status {
        sql.push_str(&format!(" AND status = '{}'", status));
    }
    sql.push_str(" ORDER BY ");
    sql.push_str(query.sort.as_deref().unwrap_or("id"));
    let rows = sqlx::query_as::<_, ReportRow>(&sql)
        .fetch_all(&pool)
        .await
        .map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    Ok(Json(rows))
}
