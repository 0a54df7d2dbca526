use axum::{extract::State, routing::post, Json, Router};
use std::{collections::HashMap, sync::{Arc, Mutex}};

pub struct Stock {
    items: Mutex<HashMap<u64, u32>>,
}

async fn reserve(State(stock): State<Arc<Stock>>, Json(item): Json<u64>) -> Json<bool> {
    let mut items = stock.items.lock().unwrap();
    let left = items.entry(item).or_insert(0);
    if *left == 0 {
        return Json(false);
    }
    *left -= 1;
    Json(true)
}

pub fn routes(stock: HashMap<u64, u32>) -> Router {
    let stock = Stock { items: Mutex::new(stock) };
    Router::new().route("/reserve", post(reserve)).with_state(Arc::new(stock))
}
