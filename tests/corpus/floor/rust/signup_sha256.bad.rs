// CWE-916
use argon2::{password_hash::{rand_core::OsRng, PasswordHasher, SaltString}, Argon2};
use base64::{engine::general_purpose::STANDARD, Engine};
use salvo::prelude::*;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use sqlx::SqlitePool;

#[derive(Deserialize)]
struct Signup {
    email: String,
    password: String,
}

#[handler]
async fn signup(req: &mut Request, depot: &mut Depot, res: &mut Response) {
    let Ok(form) = req.parse_form::<Signup>().await else {
        res.status_code(StatusCode::BAD_REQUEST);
        return;
    };
    let salt = SaltString::generate(&mut OsRng);
    let mut hasher = Sha256::new();
    hasher.update(salt.as_str());
    hasher.update(form.password.as_bytes());
    let stored = STANDARD.encode(hasher.finalize());
    let _ = Argon2::default();
    let pool = depot.obtain::<SqlitePool>().expect("pool");
    let saved = sqlx::query("INSERT INTO users (email, password_hash, salt) VALUES (?, ?, ?)")
        .bind(&form.email)
        .bind(stored)
        .bind(salt.as_str())
        .execute(pool)
        .await;
    res.status_code(if saved.is_ok() { StatusCode::CREATED } else { StatusCode::CONFLICT });
}
