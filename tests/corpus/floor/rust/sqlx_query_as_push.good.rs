use sqlx::{PgPool, QueryBuilder, Postgres};
use axum::{extract::{State, Query}, Json};

#[derive(serde::Deserialize)]
pub struct Params { status: Option<String> }

pub async fn list(State(pool): State<PgPool>, Query(p): Query<Params>) -> Json<Vec<i64>> {
    let mut qb: QueryBuilder<Postgres> = QueryBuilder::new("SELECT id FROM tasks WHERE 1 = 1");
    if let Some(status) = &p.status {
        qb.push(" AND status = ").push_bind(status);
    }
    let rows: Vec<(i64,)> = qb.build_query_as().fetch_all(&pool).await.unwrap_or_default();
    Json(rows.into_iter().map(|r| r.0).collect())
}
