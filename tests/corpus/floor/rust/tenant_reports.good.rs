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
    let order = match query.sort.as_deref() {
        Some("title") => "title",
        Some("status") => "status",
        _ => "id",
    };
    let sql = format!(
        "SELECT id, title, status FROM report WHERE tenant_id = $1 AND ($2::text IS NULL OR status = $2) ORDER BY {order}"
    );
    let rows = sqlx::query_as::<_, ReportRow>(&sql)
        .bind(tenant)
        .bind(&query.status)
        .fetch_all(&pool)
        .await
        .map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    Ok(Json(rows))
}
