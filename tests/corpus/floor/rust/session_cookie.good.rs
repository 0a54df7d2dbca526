use actix_web::cookie::{time::Duration, Cookie, SameSite};
use actix_web::{post, web, HttpResponse};
use serde::Deserialize;

use crate::auth::{self, Sessions};

#[derive(Deserialize)]
pub struct Login {
    email: String,
    password: String,
}

#[post("/login")]
pub async fn login(body: web::Json<Login>, sessions: web::Data<Sessions>) -> HttpResponse {
    let Some(user) = auth::check(&body.email, &body.password).await else {
        return HttpResponse::Unauthorized().finish();
    };
    let token = sessions.create(user.id).await;
    let cookie = Cookie::build("session", token)
        .path("/")
        .secure(true)
        .http_only(true)
        .same_site(SameSite::Lax)
        .max_age(Duration::hours(8))
        .finish();
    HttpResponse::Ok().cookie(cookie).json(user)
}
