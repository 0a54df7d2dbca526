// CWE-89
use actix_web::{error, get, web, HttpResponse};
use diesel::prelude::*;
use diesel::r2d2::{ConnectionManager, Pool};
use diesel::sql_types::{BigInt, Text};
use serde::{Deserialize, Serialize};

type DbPool = Pool<ConnectionManager<PgConnection>>;

#[derive(QueryableByName, Serialize)]
pub struct MonthTotal {
    #[diesel(sql_type = Text)]
    month: String,
    #[diesel(sql_type = BigInt)]
    cents: i64,
}

#[derive(Deserialize)]
pub struct Filter {
    region: String,
    year: i32,
}

fn totals(conn: &mut PgConnection, filter: &Filter) -> QueryResult<Vec<MonthTotal>> {
    let sql = format!(
        "SELECT to_char(paid_at, 'YYYY-MM') AS month, sum(cents)::bigint AS cents \
         FROM payments WHERE region = '{}' AND extract(year FROM paid_at) = {} \
         GROUP BY 1 ORDER BY 1",
        filter.region, filter.year
    );
    diesel::sql_query(sql).load(conn)
}

#[get("/reports/revenue")]
pub async fn revenue(
    pool: web::Data<DbPool>,
    filter: web::Query<Filter>,
) -> Result<HttpResponse, actix_web::Error> {
    let pool = pool.clone();
    let rows = web::block(
        move || -> Result<_, Box<dyn std::error::Error + Send + Sync>> {
            let mut conn = pool.get()?;
            Ok(totals(&mut conn, &filter)?)
        },
    )
    .await?
    .map_err(|_| error::ErrorInternalServerError("report unavailable"))?;
    Ok(HttpResponse::Ok().json(rows))
}
