use argon2::password_hash::{rand_core::OsRng, PasswordHasher, SaltString};
use argon2::Argon2;
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

fn gravatar(email: &str) -> String {
    let mut hasher = Md5::new();
    hasher.update(email.trim().to_lowercase().as_bytes());
    format!("https://www.gravatar.com/avatar/{}", hex::encode(hasher.finalize()))
}

fn hash_password(password: &str) -> Result<String, argon2::password_hash::Error> {
    let salt = SaltString::generate(&mut OsRng);
    Ok(Argon2::default().hash_password(password.as_bytes(), &salt)?.to_string())
}

#[rocket::post("/signup", data = "<body>")]
pub async fn signup(body: Json<Signup>, pool: &State<SqlitePool>) -> Status {
    let Ok(hash) = hash_password(&body.password) else {
        return Status::InternalServerError;
    };
    let done = sqlx::query("INSERT INTO members (email, password_hash, avatar) VALUES (?, ?, ?)")
        .bind(&body.email)
        .bind(&hash)
        .bind(gravatar(&body.email))
        .execute(pool.inner())
        .await;
    match done {
        Ok(_) => Status::Created,
        Err(_) => Status::Conflict,
    }
}
