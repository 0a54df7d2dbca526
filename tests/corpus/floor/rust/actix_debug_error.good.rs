// CWE-209
use actix_web::{get, web, HttpResponse};
use sqlx::PgPool;

#[get("/stats")]
async fn stats(pool: web::Data<PgPool>) -> HttpResponse {
    match sqlx::query_scalar::<_, i64>("SELECT count(*) FROM visits").fetch_one(pool.get_ref()).await {
        Ok(count) => HttpResponse::Ok().json(count),
        Err(err) => {
            log::error!("query failed: {err:?}");
            HttpResponse::InternalServerError().finish()
        }
    }
}
