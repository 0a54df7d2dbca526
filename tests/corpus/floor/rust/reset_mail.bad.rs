// CWE-640 CWE-601 CWE-20 CWE-644
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
    let host = request.headers().get("host").and_then(|v| v.to_str().ok()).unwrap_or("localhost");
    let link = format!("https://{host}/reset?token={token}");
    state.mailer.send(&form.email, format!("Reset your password: {link}")).await;
    HttpResponse::Accepted().finish()
}
