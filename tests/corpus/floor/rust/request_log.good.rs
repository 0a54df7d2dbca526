use actix_web::{get, web, HttpRequest, HttpResponse};
use log::{info, warn};
use serde::Deserialize;

#[derive(Deserialize)]
struct Login {
    user: String,
    next: Option<String>,
}

#[get("/login")]
async fn login(request: HttpRequest, query: web::Query<Login>) -> HttpResponse {
    info!("login attempt of {:?} to {:?}", query.user, query.next.as_deref().unwrap_or("/"));
    if request.headers().get("cookie").is_none() {
        warn!("no cookie");
    }
    HttpResponse::Ok().finish()
}
