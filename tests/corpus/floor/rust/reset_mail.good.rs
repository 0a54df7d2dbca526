use actix_web::{post, web, HttpRequest, HttpResponse};
use serde::Deserialize;

#[derive(Deserialize)]
struct Forgot {
    email: String,
}

pub struct AppState {
    pub base_url: String,
    pub mailer: Mailer,
}

pub struct Mailer;

impl Mailer {
    pub async fn send(&self, _to: &str, _body: String) {}
}

#[post("/forgot")]
async fn forgot(state: web::Data<AppState>, request: HttpRequest, form: web::Form<Forgot>) -> HttpResponse {
    let token = uuid::Uuid::new_v4();
    tracing::debug!(peer = ?request.peer_addr(), "password reset asked for");
    let link = format!("{}/reset?token={token}", state.base_url);
    state.mailer.send(&form.email, format!("Reset your password: {link}")).await;
    HttpResponse::Accepted().finish()
}
