// CWE-89
#[macro_use]
extern crate rocket;

use rocket::serde::json::Json;
use rocket::State;
use tokio_postgres::Client;

#[get("/products?<category>&<order>")]
async fn products(category: String, order: String, db: &State<Client>) -> Json<Vec<String>> {
    let column = match order.as_str() {
        "price" => "price",
        _ => "name",
    };
    let query = format!("SELECT name FROM products WHERE category = $1 ORDER BY {}", column);
    let rows = db.query(query.as_str(), &[&category]).await.unwrap_or_default();
    Json(rows.iter().map(|row| row.get(0)).collect())
}

#[launch]
fn rocket() -> _ {
    rocket::build().mount("/", routes![products])
}
