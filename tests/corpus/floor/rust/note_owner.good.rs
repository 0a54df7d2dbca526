use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::{routing::{delete, get}, Extension, Json, Router};
use serde::Serialize;
use sqlx::PgPool;

#[derive(Clone)]
pub struct CurrentUser {
    pub id: i64,
}

#[derive(Serialize, sqlx::FromRow)]
pub struct Note {
    id: i64,
    owner_id: i64,
    text: String,
}

pub fn router(pool: PgPool) -> Router {
    Router::new()
        .route("/notes/:id", get(show))
        .route("/notes/:id", delete(remove))
        .with_state(pool)
}

async fn show(
    State(pool): State<PgPool>,
    Extension(user): Extension<CurrentUser>,
    Path(id): Path<i64>,
) -> Result<Json<Note>, StatusCode> {
    let note = sqlx::query_as::<_, Note>("SELECT id, owner_id, text FROM notes WHERE id = $1 AND owner_id = $2")
        .bind(id)
        .bind(user.id)
        .fetch_optional(&pool)
        .await
        .map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    note.map(Json).ok_or(StatusCode::NOT_FOUND)
}

async fn remove(
    State(pool): State<PgPool>,
    Extension(user): Extension<CurrentUser>,
    Path(id): Path<i64>,
) -> Result<StatusCode, StatusCode> {
    sqlx::query("DELETE FROM notes WHERE id = $1 AND owner_id = $2")
        .bind(id)
        .bind(user.id)
        .execute(&pool)
        .await
        .map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    Ok(StatusCode::NO_CONTENT)
}
