// CWE-89
use actix_web::{error, get, web, HttpResponse};
use diesel::prelude::*;
use diesel::r2d2::{ConnectionManager, Pool};
use diesel::sql_types::{BigInt, Text};
use serde::{Deserialize, Serialize};

type DbPool = Pool<ConnectionManager<PgConnection>>;

#[derive(Deserialize)]
pub struct ReportQuery {
    region: String,
}

#[derive(QueryableByName, Serialize)]
pub struct Row {
    #[diesel(sql_type = Text)]
    product: String,
    #[diesel(sql_type = BigInt)]
    sold: i64,
}

pub struct Reports {
    pool: DbPool,
}

impl Reports {
    pub fn by_region(&self, region: &str) -> anyhow::Result<Vec<Row>> {
        let conn = &mut self.pool.get()?;
        let statement = format!(
            "SELECT product, SUM(quantity) AS sold FROM sales WHERE region = '{}' GROUP BY product",
            region
        );
        Ok(diesel::sql_query(statement).load::<Row>(conn)?)
    }
}

#[get("/reports/sales")]
pub async fn sales(
    reports: web::Data<Reports>,
    query: web::Query<ReportQuery>,
) -> actix_web::Result<HttpResponse> {
    let rows = web::block(move || reports.by_region(&query.region))
        .await?
        .map_err(|_| error::ErrorInternalServerError("report failed"))?;
    Ok(HttpResponse::Ok().json(rows))
}
