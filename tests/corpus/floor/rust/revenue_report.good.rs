use actix_web::{error, get, web, HttpResponse};
use diesel::prelude::*;
use diesel::r2d2::{ConnectionManager, Pool};
use diesel::sql_types::{BigInt, Integer, Text};
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
    diesel::sql_query(
        "SELECT to_char(paid_at, 'YYYY-MM') AS month, sum(cents)::bigint AS cents \
         FROM payments WHERE region = $1 AND extract(year FROM paid_at) = $2 \
         GROUP BY 1 ORDER BY 1",
    )
    .bind::<Text, _>(&filter.region)
    .bind::<Integer, _>(filter.year)
    .load(conn)
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
