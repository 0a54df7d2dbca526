// CWE-89
use poem::{error::InternalServerError, handler, web::{Data, Json, Query}, Result};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, FromQueryResult, Statement};
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
struct Filter {
    city: String,
    rooms: u8,
}

#[derive(Serialize, FromQueryResult)]
struct Flat {
    id: i64,
    title: String,
}

#[handler]
async fn flats(Query(filter): Query<Filter>, db: Data<&DatabaseConnection>) -> Result<Json<Vec<Flat>>> {
    let sql = format!(
        "SELECT id, title FROM flats WHERE rooms >= {} AND city = '{}' ORDER BY id",
        filter.rooms, filter.city
    );
    let stmt = Statement::from_string(DbBackend::Postgres, sql);
    let rows = db.query_all(stmt).await.map_err(InternalServerError)?;
    let flats = rows
        .iter()
        .map(|row| Flat::from_query_result(row, ""))
        .collect::<std::result::Result<Vec<_>, _>>()
        .map_err(InternalServerError)?;
    Ok(Json(flats))
}
