// CWE-89
use actix_web::{get, web, HttpResponse};
use serde::Deserialize;
use sqlx::{Postgres, QueryBuilder, PgPool, Row};

#[derive(Deserialize)]
struct Search {
    brand: Option<String>,
    most: Option<i32>,
}

#[get("/cars")]
async fn cars(pool: web::Data<PgPool>, search: web::Query<Search>) -> HttpResponse {
    let mut query: QueryBuilder<Postgres> = QueryBuilder::new("SELECT id FROM cars WHERE sold = false");
    if let Some(most) = search.most {
        query.push(" AND price <= ").push_bind(most);
    }
    if let Some(brand) = &search.brand {
        query.push(format!(" AND brand = '{brand}'"));
    }
    match query.build().fetch_all(pool.get_ref()).await {
        Ok(rows) => HttpResponse::Ok().json(rows.iter().map(|row| row.get::<i64, _>(0)).collect::<Vec<_>>()),
        Err(_) => HttpResponse::InternalServerError().finish(),
    }
}
