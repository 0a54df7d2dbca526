// CWE-601
use actix_session::Session;
use actix_web::{http::header, post, web, HttpResponse};
use serde::Deserialize;

#[derive(Deserialize)]
pub struct LoginForm {
    user: String,
    password: String,
    next: String,
}

#[post("/login")]
async fn login(session: Session, form: web::Form<LoginForm>) -> HttpResponse {
    if !crate::accounts::verify(&form.user, &form.password).await {
        return HttpResponse::Unauthorized().finish();
    }
    let _ = session.insert("user", &form.user);
    HttpResponse::SeeOther().insert_header((header::LOCATION, form.next.as_str())).finish()
}
