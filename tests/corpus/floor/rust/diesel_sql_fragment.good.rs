use axum::{extract::{Query, State}, http::StatusCode, Json};
use diesel::{dsl::sql, prelude::*, sql_types::Bool};
use serde::Deserialize;

use crate::{models::Ticket, schema::tickets, Pool};

#[derive(Deserialize)]
pub struct Board {
    assignee: i32,
    label: Option<String>,
}

pub async fn board(State(pool): State<Pool>, Query(board): Query<Board>) -> Result<Json<Vec<Ticket>>, StatusCode> {
    let mut conn = pool.get().map_err(|_| StatusCode::SERVICE_UNAVAILABLE)?;
    let mut query = tickets::table.filter(tickets::assignee.eq(board.assignee)).into_boxed();
    if let Some(label) = board.label.filter(|label| !label.is_empty()) {
        query = query.filter(sql::<Bool>("labels @> ARRAY[").bind::<diesel::sql_types::Text, _>(label).sql("]"));
    }
    let found = query.limit(100).load::<Ticket>(&mut conn).map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    Ok(Json(found))
}
