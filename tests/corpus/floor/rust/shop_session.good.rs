use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use time::Duration;

pub fn signed_in(jar: CookieJar, session: String) -> CookieJar {
    let cookie = Cookie::build(("session", session))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(true)
        .max_age(Duration::days(1));
    jar.add(cookie)
}
