use actix_web::{cookie::Cookie, get, web, HttpRequest, HttpResponse};
use base64::{engine::general_purpose::URL_SAFE_NO_PAD, Engine};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Default)]
struct Cart {
    items: Vec<(u64, u32)>,
    coupon: Option<String>,
}

#[get("/cart")]
async fn cart(req: HttpRequest) -> HttpResponse {
    let cart = req
        .cookie("cart")
        .and_then(|cookie| URL_SAFE_NO_PAD.decode(cookie.value()).ok())
        .and_then(|bytes| serde_json::from_slice::<Cart>(&bytes).ok())
        .unwrap_or_default();
    HttpResponse::Ok()
        .cookie(Cookie::build("seen", "1").path("/").secure(true).http_only(true).finish())
        .json(cart)
}

pub fn routes(config: &mut web::ServiceConfig) {
    config.service(cart);
}
