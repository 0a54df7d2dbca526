use actix_web::{get, web, HttpResponse};
use deadpool_postgres::Pool;
use serde::Deserialize;

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Sales,
    Stock,
}

impl Kind {
    fn table(self) -> &'static str {
        match self {
            Kind::Sales => "sales",
            Kind::Stock => "stock",
        }
    }
}

#[derive(Deserialize)]
pub struct Wanted {
    kind: Kind,
    since: chrono::NaiveDate,
}

#[get("/reports")]
pub async fn reports(web::Query(wanted): web::Query<Wanted>, pool: web::Data<Pool>) -> HttpResponse {
    let Ok(client) = pool.get().await else {
        return HttpResponse::ServiceUnavailable().finish();
    };
    let sql = format!(
        "SELECT id, title FROM {}_reports WHERE day >= $1",
        wanted.kind.table()
    );
    match client.query(sql.as_str(), &[&wanted.since]).await {
        Ok(rows) => HttpResponse::Ok().json(rows.len()),
        Err(_) => HttpResponse::InternalServerError().finish(),
    }
}
