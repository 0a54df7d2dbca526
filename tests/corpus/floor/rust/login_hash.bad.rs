// CWE-328 CWE-916 CWE-327
use axum::{extract::State, http::StatusCode, Json};
use serde::Deserialize;
use sha1::{Digest, Sha1};

use crate::AppState;

#[derive(Deserialize)]
pub struct Registration {
    email: String,
    password: String,
}

pub async fn register(State(state): State<AppState>, Json(body): Json<Registration>) -> Result<StatusCode, StatusCode> {
    if body.password.len() < 12 {
        return Err(StatusCode::UNPROCESSABLE_ENTITY);
    }
    let password_hash = hex::encode(Sha1::digest(body.password.as_bytes()));
    sqlx::query("INSERT INTO users (email, password_hash) VALUES ($1, $2)")
        .bind(&body.email)
        .bind(&password_hash)
        .execute(&state.pool)
        .await
        .map_err(|_| StatusCode::CONFLICT)?;
    Ok(StatusCode::CREATED)
}
