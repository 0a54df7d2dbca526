// CWE-89
use actix_web::{get, web, HttpResponse};
use deadpool_postgres::Pool;
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Wanted {
    kind: String,
    since: chrono::NaiveDate,
}

#[get("/reports")]
pub async fn reports(web::Query(wanted): web::Query<Wanted>, pool: web::Data<Pool>) -> HttpResponse {
    let Ok(client) = pool.get().await else {
        return HttpResponse::ServiceUnavailable().finish();
    };
    let sql = format!("SELECT id, title FROM {}_reports WHERE day >= $1", wanted.kind);
    match client.query(sql.as_str(), &[&wanted.since]).await {
        Ok(rows) => HttpResponse::Ok().json(rows.len()),
        Err(_) => HttpResponse::InternalServerError().finish(),
    }
}
