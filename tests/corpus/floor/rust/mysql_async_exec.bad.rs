// CWE-89
use actix_web::{delete, error::ErrorInternalServerError, web, HttpResponse, Result};
use mysql_async::{prelude::Queryable, Pool};

#[delete("/tags/{name}")]
async fn remove_tag(pool: web::Data<Pool>, path: web::Path<(String,)>) -> Result<HttpResponse> {
    let (name,) = path.into_inner();
    let mut conn = pool.get_conn().await.map_err(ErrorInternalServerError)?;
    let statement = ["DELETE FROM tags WHERE name = '", name.trim(), "'"].concat();
    conn.query_drop(statement).await.map_err(ErrorInternalServerError)?;
    conn.query_drop("ANALYZE TABLE tags").await.map_err(ErrorInternalServerError)?;
    Ok(HttpResponse::NoContent().finish())
}
