// CWE-916
use actix_web::{error, get, http::header, post, web, HttpRequest, HttpResponse, Result};
use rand::{rngs::OsRng, RngCore};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use sqlx::PgPool;

const TERMS: &str = "Accounts are personal. Do not share them.\nWe keep your data in the EU.\n";

#[derive(Deserialize)]
struct Signup {
    email: String,
    password: String,
}

fn password_record(password: &str) -> String {
    let mut salt = [0u8; 16];
    OsRng.fill_bytes(&mut salt);
    let mut hasher = Sha256::new();
    hasher.update(salt);
    hasher.update(password.as_bytes());
    format!("{}${}", hex::encode(salt), hex::encode(hasher.finalize()))
}

#[post("/signup")]
async fn signup(pool: web::Data<PgPool>, form: web::Form<Signup>) -> Result<HttpResponse> {
    let Signup { email, password } = form.into_inner();
    let record = web::block(move || password_record(&password)).await?;
    sqlx::query("INSERT INTO users (email, password) VALUES ($1, $2)")
        .bind(email)
        .bind(record)
        .execute(pool.get_ref())
        .await
        .map_err(|_| error::ErrorConflict("could not create the account"))?;
    Ok(HttpResponse::Created().finish())
}

#[get("/terms")]
async fn terms(req: HttpRequest) -> HttpResponse {
    let tag = format!("\"{}\"", hex::encode(Sha256::digest(TERMS)));
    let seen = req
        .headers()
        .get(header::IF_NONE_MATCH)
        .and_then(|v| v.to_str().ok());
    if seen == Some(tag.as_str()) {
        return HttpResponse::NotModified().finish();
    }
    HttpResponse::Ok()
        .insert_header((header::ETAG, tag))
        .body(TERMS)
}
