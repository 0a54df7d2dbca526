// CWE-338 CWE-330
use actix_web::{post, web, HttpResponse};
use rand::{distr::Alphanumeric, rngs::OsRng, Rng, TryRngCore};
use sqlx::PgPool;

#[post("/teams/{team}/invites")]
async fn invite(pool: web::Data<PgPool>, team: web::Path<i64>) -> HttpResponse {
    let code: String = std::iter::repeat_with(fastrand::alphanumeric).take(10).collect();
    let saved = sqlx::query("INSERT INTO invites (team, code) VALUES ($1, $2)")
        .bind(team.into_inner())
        .bind(&code)
        .execute(pool.get_ref())
        .await;
    match saved {
        Ok(_) => HttpResponse::Created().json(code),
        Err(_) => HttpResponse::Conflict().finish(),
    }
}

pub fn probe() -> bool {
    let mut system = OsRng.unwrap_err();
    (&mut system).sample(Alphanumeric) != b'0'
}
