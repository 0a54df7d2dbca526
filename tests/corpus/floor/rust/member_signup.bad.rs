// CWE-328 CWE-327 CWE-916
use md5::{Digest, Md5};
use rocket::http::Status;
use rocket::serde::{json::Json, Deserialize};
use rocket::State;
use sqlx::SqlitePool;

#[derive(Deserialize)]
#[serde(crate = "rocket::serde")]
pub struct Signup {
    email: String,
    password: String,
}

fn digest(parts: &[&str]) -> String {
    let mut hasher = Md5::new();
    for part in parts {
        hasher.update(part.as_bytes());
    }
    hex::encode(hasher.finalize())
}

#[rocket::post("/signup", data = "<body>")]
pub async fn signup(body: Json<Signup>, pool: &State<SqlitePool>) -> Status {
    let hash = digest(&[&body.email, &body.password]);
    let done = sqlx::query("INSERT INTO members (email, password_hash) VALUES (?, ?)")
        .bind(&body.email)
        .bind(&hash)
        .execute(pool.inner())
        .await;
    match done {
        Ok(_) => Status::Created,
        Err(_) => Status::Conflict,
    }
}
