use actix_web::{
    cookie::{Cookie, SameSite},
    post, HttpResponse,
};

#[post("/session")]
pub async fn open() -> HttpResponse {
    let id = uuid::Uuid::new_v4().to_string();
    let mut cookie = Cookie::new("session", id);
    cookie.set_path("/");
    cookie.set_secure(true);
    cookie.set_http_only(true);
    cookie.set_same_site(SameSite::Strict);
    HttpResponse::NoContent().cookie(cookie).finish()
}
