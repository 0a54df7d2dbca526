// CWE-94
use actix_web::{post, web, HttpResponse};
use rhai::{Engine, Scope};
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Cell {
    formula: String,
    value: i64,
}

#[post("/cells")]
pub async fn compute(cell: web::Json<Cell>) -> HttpResponse {
    let engine = Engine::new();
    let mut scope = Scope::new();
    scope.push("value", cell.value);
    match engine.eval_with_scope::<i64>(&mut scope, &cell.formula) {
        Ok(result) => HttpResponse::Ok().body(result.to_string()),
        Err(_) => HttpResponse::UnprocessableEntity().finish(),
    }
}
