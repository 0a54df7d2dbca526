use axum::{
    extract::{Query, State},
    http::StatusCode,
    routing::get,
    Json, Router,
};
use serde::{Deserialize, Serialize};
use sqlx::{FromRow, PgPool};

#[derive(Debug, Serialize, FromRow)]
pub struct Customer {
    id: i64,
    email: String,
    display_name: String,
}

#[derive(Deserialize)]
pub struct Lookup {
    email: String,
    #[serde(default)]
    include_closed: bool,
}

pub fn router(pool: PgPool) -> Router {
    Router::new()
        .route("/customers", get(find))
        .with_state(pool)
}

async fn find(
    State(pool): State<PgPool>,
    Query(q): Query<Lookup>,
) -> Result<Json<Vec<Customer>>, StatusCode> {
    let state_filter = if q.include_closed {
        ""
    } else {
        " AND closed_at IS NULL"
    };
    let sql = format!(
        "SELECT id, email, display_name FROM customers WHERE email = $1{}",
        state_filter
    );
    let rows = sqlx::query_as::<_, Customer>(&sql)
        .bind(q.email.to_lowercase())
        .fetch_all(&pool)
        .await
        .map_err(|err| {
            tracing::error!(%err, "customer lookup");
            StatusCode::INTERNAL_SERVER_ERROR
        })?;
    Ok(Json(rows))
}
