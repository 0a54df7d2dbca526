use actix_web::{post, web, HttpResponse};
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Cell {
    formula: String,
    value: i64,
}

#[post("/cells")]
pub async fn compute(cell: web::Json<Cell>) -> HttpResponse {
    let result = match cell.formula.as_str() {
        "double" => cell.value.checked_mul(2),
        "half" => Some(cell.value / 2),
        _ => None,
    };
    match result {
        Some(result) => HttpResponse::Ok().body(result.to_string()),
        None => HttpResponse::UnprocessableEntity().finish(),
    }
}
