use axum::{extract::{Query, State}, http::StatusCode, routing::get, Json, Router};
use serde::{Deserialize, Serialize};
use sqlx::{FromRow, PgPool};
use std::sync::Arc;

#[derive(Clone)]
pub struct AppState {
    pub pool: PgPool,
    pub page_size: i64,
}

#[derive(Debug, Deserialize)]
pub struct ListParams {
    status: Option<String>,
    sort: Option<String>,
    page: Option<i64>,
}

#[derive(Serialize, FromRow)]
pub struct Ticket {
    id: i64,
    subject: String,
    status: String,
}

pub fn router(state: Arc<AppState>) -> Router {
    Router::new().route("/tickets", get(list_tickets)).with_state(state)
}

fn order_column(sort: Option<&str>) -> &'static str {
    match sort {
        Some("subject") => "subject",
        Some("status") => "status",
        _ => "id",
    }
}

async fn list_tickets(
    State(state): State<Arc<AppState>>,
    Query(params): Query<ListParams>,
) -> Result<Json<Vec<Ticket>>, StatusCode> {
    let mut sql = String::from("SELECT id, subject, status FROM tickets");
    if params.status.is_some() {
        sql.push_str(" WHERE status = $3");
    }
    let sort = order_column(params.sort.as_deref());
    sql += &format!(" ORDER BY {} LIMIT $1 OFFSET $2", sort);
    let page = params.page.unwrap_or(0).max(0);
    let mut query = sqlx::query_as::<_, Ticket>(&sql)
        .bind(state.page_size)
        .bind(page * state.page_size);
    if let Some(status) = &params.status {
        query = query.bind(status);
    }
    let tickets = query.fetch_all(&state.pool).await.map_err(|e| {
        tracing::error!(error = %e, "listing tickets");
        StatusCode::INTERNAL_SERVER_ERROR
    })?;
    Ok(Json(tickets))
}
