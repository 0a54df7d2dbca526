// CWE-330
use axum::{extract::State, http::StatusCode, Json};
use rand::{rngs::StdRng, Rng, SeedableRng};
use serde::Deserialize;
use sqlx::PgPool;

#[derive(Deserialize)]
pub struct Forgot {
    email: String,
}

fn digits(seed: u64) -> String {
    let mut chance = StdRng::seed_from_u64(seed);
    (0..8).map(|_| char::from(b'0' + chance.random_range(0..10u8))).collect()
}

pub async fn forgot(State(pool): State<PgPool>, Json(forgot): Json<Forgot>) -> StatusCode {
    let seed = chrono::Utc::now().timestamp() as u64;
    let reset_code = digits(seed);
    let saved = sqlx::query("UPDATE users SET reset_code = $1 WHERE email = $2")
        .bind(&reset_code)
        .bind(&forgot.email)
        .execute(&pool)
        .await;
    if saved.is_ok() { StatusCode::ACCEPTED } else { StatusCode::INTERNAL_SERVER_ERROR }
}
