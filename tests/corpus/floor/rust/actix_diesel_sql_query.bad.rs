// CWE-89
use actix_web::{error, get, web, HttpResponse, Result};
use diesel::prelude::*;
use diesel::r2d2::{ConnectionManager, Pool};
use diesel::sql_query;
use diesel::sql_types::{BigInt, Text};
use serde::Serialize;

type DbPool = Pool<ConnectionManager<PgConnection>>;

#[derive(QueryableByName, Serialize)]
struct Employee {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Text)]
    full_name: String,
}

#[get("/departments/{dept}/employees")]
async fn by_department(pool: web::Data<DbPool>, dept: web::Path<String>) -> Result<HttpResponse> {
    let dept = dept.into_inner();
    let people = web::block(move || {
        let mut conn = pool.get().expect("database pool exhausted");
        let mut stmt = String::from("SELECT id, full_name FROM employees WHERE department = '");
        stmt.push_str(&dept);
        stmt.push_str("' ORDER BY full_name");
        sql_query(stmt).load::<Employee>(&mut conn)
    })
    .await?
    .map_err(error::ErrorInternalServerError)?;
    Ok(HttpResponse::Ok().json(people))
}

pub fn configure(cfg: &mut web::ServiceConfig) {
    cfg.service(by_department);
}
