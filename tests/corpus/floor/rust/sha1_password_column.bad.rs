// CWE-328 CWE-327 CWE-916
use axum::{extract::State, http::StatusCode, Form};
use serde::Deserialize;
use sha1::{Digest, Sha1};
use sqlx::SqlitePool;

#[derive(Deserialize)]
pub struct NewAccount {
    email: String,
    password: String,
}

pub async fn register(
    State(pool): State<SqlitePool>,
    Form(form): Form<NewAccount>,
) -> Result<StatusCode, StatusCode> {
    if form.password.chars().count() < 10 {
        return Err(StatusCode::UNPROCESSABLE_ENTITY);
    }
    let mut hasher = Sha1::new();
    hasher.update(form.password.as_bytes());
    let stored = hex::encode(hasher.finalize());
    sqlx::query("INSERT INTO accounts (email, password) VALUES (?, ?)")
        .bind(form.email.to_lowercase())
        .bind(stored)
        .execute(&pool)
        .await
        .map_err(|_| StatusCode::CONFLICT)?;
    Ok(StatusCode::CREATED)
}
