// CWE-89
use actix_web::{web, HttpResponse};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};

pub async fn seats(path: web::Path<(String, i32)>, db: web::Data<DatabaseConnection>) -> HttpResponse {
    let (hall, row) = path.into_inner();
    let sql = format!("SELECT seat FROM seats WHERE hall = '{hall}' AND row = {row}");
    match db
        .query_all(Statement::from_string(DbBackend::Postgres, sql))
        .await
    {
        Ok(found) => HttpResponse::Ok().json(found.len()),
        Err(_) => HttpResponse::InternalServerError().finish(),
    }
}
