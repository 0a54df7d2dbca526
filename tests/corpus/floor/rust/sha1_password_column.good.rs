use argon2::password_hash::{rand_core::OsRng, PasswordHasher, SaltString};
use argon2::Argon2;
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
    let email = form.email.to_lowercase();
    let mut etag = Sha1::new();
    etag.update(email.as_bytes());
    let cache_key = hex::encode(etag.finalize());
    let salt = SaltString::generate(&mut OsRng);
    let stored = Argon2::default()
        .hash_password(form.password.as_bytes(), &salt)
        .map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?
        .to_string();
    sqlx::query("INSERT INTO accounts (email, password, cache_key) VALUES (?, ?, ?)")
        .bind(email)
        .bind(stored)
        .bind(cache_key)
        .execute(&pool)
        .await
        .map_err(|_| StatusCode::CONFLICT)?;
    Ok(StatusCode::CREATED)
}
