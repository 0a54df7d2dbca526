use axum::{extract::State, http::StatusCode, Json};
use serde::Deserialize;
use argon2::{password_hash::{rand_core::OsRng, PasswordHasher, SaltString}, Argon2};

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
    let salt = SaltString::generate(&mut OsRng);
    let password_hash = Argon2::default()
        .hash_password(body.password.as_bytes(), &salt)
        .map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?
        .to_string();
    sqlx::query("INSERT INTO users (email, password_hash) VALUES ($1, $2)")
        .bind(&body.email)
        .bind(&password_hash)
        .execute(&state.pool)
        .await
        .map_err(|_| StatusCode::CONFLICT)?;
    Ok(StatusCode::CREATED)
}
