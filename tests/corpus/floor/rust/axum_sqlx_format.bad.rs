// CWE-89
use axum::{
    extract::{Query, State},
    http::StatusCode,
    Json,
};
use serde::{Deserialize, Serialize};
use sqlx::{FromRow, PgPool};

#[derive(Deserialize)]
pub struct Filter {
    city: String,
    min_beds: Option<i32>,
}

#[derive(Serialize, FromRow)]
pub struct Listing {
    id: i64,
    city: String,
    beds: i32,
}

const TABLE: &str = "listings";

pub async fn search(
    State(pool): State<PgPool>,
    Query(filter): Query<Filter>,
) -> Result<Json<Vec<Listing>>, StatusCode> {
    let beds = filter.min_beds.unwrap_or(0);
    let sql = format!(
        "SELECT id, city, beds FROM {TABLE} WHERE city = '{}' AND beds >= {}",
        filter.city, beds
    );
    let rows = sqlx::query_as::<_, Listing>(&sql)
        .fetch_all(&pool)
        .await
        .map_err(|err| {
            tracing::error!(%err, "listing search");
            StatusCode::INTERNAL_SERVER_ERROR
        })?;
    Ok(Json(rows))
}
