// CWE-362
use axum::{extract::State, routing::post, Json, Router};
use std::{cell::UnsafeCell, collections::HashMap, sync::Arc};

pub struct Stock {
    items: UnsafeCell<HashMap<u64, u32>>,
}

unsafe impl Send for Stock {}
unsafe impl Sync for Stock {}

async fn reserve(State(stock): State<Arc<Stock>>, Json(item): Json<u64>) -> Json<bool> {
    let items = unsafe { &mut *stock.items.get() };
    let left = items.entry(item).or_insert(0);
    if *left == 0 {
        return Json(false);
    }
    *left -= 1;
    Json(true)
}

pub fn routes(stock: HashMap<u64, u32>) -> Router {
    let stock = Stock { items: UnsafeCell::new(stock) };
    Router::new().route("/reserve", post(reserve)).with_state(Arc::new(stock))
}
