use axum::{extract::{Query, State}, http::StatusCode, response::Html, Json};
use serde::Deserialize;
use sqlx::{PgPool, QueryBuilder, Postgres};

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SortKey { Name, Created }

impl SortKey {
    fn column(&self) -> &'static str {
        match self {
            SortKey::Name => "name",
            SortKey::Created => "created_at",
        }
    }
}

#[derive(Deserialize)]
pub struct Params { sort: SortKey, q: String, ids: Option<String> }

pub async fn list(State(pool): State<PgPool>, Query(p): Query<Params>) -> Result<Json<Vec<(i64,)>>, StatusCode> {
    let mut builder: QueryBuilder<Postgres> = QueryBuilder::new("SELECT id FROM items WHERE name ILIKE ");
    builder.push_bind(format!("%{}%", p.q));
    if let Some(ids) = &p.ids {
        let ids: Vec<i64> = ids.split(',').filter_map(|id| id.parse().ok()).collect();
        builder.push(" AND id IN (");
        let mut separated = builder.separated(", ");
        for id in ids {
            separated.push_bind(id);
        }
        builder.push(")");
    }
    builder.push(format!(" ORDER BY {}", p.sort.column()));
    let rows = builder.build_query_as::<(i64,)>().fetch_all(&pool).await.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    Ok(Json(rows))
}

pub async fn count(State(pool): State<PgPool>, Query(p): Query<Params>) -> Result<Html<String>, StatusCode> {
    let placeholders = p.ids.iter().enumerate().map(|(i, _)| format!("${}", i + 1)).collect::<Vec<_>>().join(", ");
    let sql = format!("SELECT COUNT(*) FROM items WHERE id IN ({placeholders})");
    let (n,): (i64,) = sqlx::query_as(&sql).fetch_one(&pool).await.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    Ok(Html(format!("<p>{n} items for {}</p>", askama_escape::escape(&p.q, askama_escape::Html))))
}
