use actix_web::{web, HttpResponse};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};

pub async fn seats(path: web::Path<(String, i32)>, db: web::Data<DatabaseConnection>) -> HttpResponse {
    let (hall, row) = path.into_inner();
    let sql = "SELECT seat FROM seats WHERE hall = $1 AND row = $2";
    match db
        .query_all(Statement::from_sql_and_values(
            DbBackend::Postgres,
            sql,
            [hall.into(), row.into()],
        ))
        .await
    {
        Ok(found) => HttpResponse::Ok().json(found.len()),
        Err(_) => HttpResponse::InternalServerError().finish(),
    }
}
