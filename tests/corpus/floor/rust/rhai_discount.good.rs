use poem::{error::BadRequest, handler, web::Json, Result};
use rhai::{Engine, Scope};
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
struct Quote {
    amount: f64,
    currency: String,
}

#[derive(Serialize)]
struct Price {
    value: f64,
}

#[handler]
async fn quote(Json(quote): Json<Quote>) -> Result<Json<Price>> {
    let mut engine = Engine::new();
    engine.set_max_operations(10_000);
    let mut scope = Scope::new();
    scope.push("amount", quote.amount);
    let ast = engine.compile("amount * 1.19").map_err(BadRequest)?;
    let value = engine.eval_ast_with_scope::<f64>(&mut scope, &ast).map_err(|error| BadRequest(*error))?;
    Ok(Json(Price { value }))
}
