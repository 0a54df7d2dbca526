use axum::{
    extract::{Query, State},
    response::Redirect,
};
use axum_extra::extract::cookie::{Cookie, SameSite, SignedCookieJar};
use serde::Deserialize;
use std::sync::Arc;

pub struct Sso {
    pub login_path: String,
}

#[derive(Deserialize)]
pub struct Callback {
    code: String,
    continue_to: Option<String>,
}

pub async fn callback(
    State(sso): State<Arc<Sso>>,
    jar: SignedCookieJar,
    Query(cb): Query<Callback>,
) -> (SignedCookieJar, Redirect) {
    if cb.code.is_empty() {
        return (jar, Redirect::to(&sso.login_path));
    }
    let cookie = Cookie::build(("sso_code", cb.code))
        .http_only(true)
        .secure(true)
        .same_site(SameSite::Lax)
        .build();
    let destination = cb.continue_to.unwrap_or_else(|| "/app".to_string());
    let destination = match destination.as_str() {
        "/app" | "/app/reports" | "/app/settings" => destination,
        _ => "/app".to_string(),
    };
    (jar.add(cookie), Redirect::to(&destination))
}
