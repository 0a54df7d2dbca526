// CWE-601
use actix_web::{http::header, post, web, HttpResponse};
use serde::Deserialize;

#[derive(Deserialize)]
struct Login {
    user: String,
    password: String,
    next: Option<String>,
}

#[post("/login")]
async fn login(form: web::Form<Login>) -> HttpResponse {
    if !crate::users::verify(&form.user, &form.password) {
        return HttpResponse::Unauthorized().finish();
    }
    let target = form.next.clone().unwrap_or_else(|| "/".to_string());
    HttpResponse::Found().insert_header((header::LOCATION, target)).finish()
}
