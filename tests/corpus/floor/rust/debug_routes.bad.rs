// CWE-209
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use sqlx::PgPool;

pub enum AppError {
    Db(sqlx::Error),
}

impl IntoResponse for AppError {
    fn into_response(self) -> Response {
        match self {
            AppError::Db(err) => {
                (StatusCode::INTERNAL_SERVER_ERROR, format!("database: {err:?}")).into_response()
            }
        }
    }
}

pub async fn count(State(pool): State<PgPool>) -> Result<String, AppError> {
    let n: i64 = sqlx::query_scalar("SELECT count(*) FROM jobs")
        .fetch_one(&pool)
        .await
        .map_err(AppError::Db)?;
    Ok(n.to_string())
}
