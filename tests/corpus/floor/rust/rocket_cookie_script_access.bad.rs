// CWE-1004
use rocket::form::{Form, FromForm};
use rocket::http::{Cookie, CookieJar, SameSite, Status};
use rocket::response::Redirect;
use rocket::time::Duration;
use rocket::{post, State};
use uuid::Uuid;

use std::collections::HashMap;
use std::sync::Mutex;

pub type Sessions = Mutex<HashMap<Uuid, String>>;

#[derive(FromForm)]
pub struct Otp {
    user: String,
    code: u32,
}

#[post("/login/otp", data = "<otp>")]
pub fn finish_login(
    otp: Form<Otp>,
    jar: &CookieJar<'_>,
    sessions: &State<Sessions>,
) -> Result<Redirect, Status> {
    if otp.code < 100_000 {
        return Err(Status::Unauthorized);
    }
    let id = Uuid::new_v4();
    sessions.lock().unwrap().insert(id, otp.user.clone());

    let session = Cookie::build(("session_token", id.to_string()))
        .path("/")
        .secure(true)
        .http_only(false)
        .same_site(SameSite::Lax)
        .max_age(Duration::hours(10));
    jar.add(session);
    Ok(Redirect::to("/home"))
}
