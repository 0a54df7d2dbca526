// CWE-601
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::cookie::{Cookie, PrivateCookieJar, SameSite};
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Callback {
    code: String,
    return_to: Option<String>,
}

pub async fn callback(
    State(oidc): State<crate::oidc::Provider>,
    jar: PrivateCookieJar,
    Query(cb): Query<Callback>,
) -> Result<Response, crate::Error> {
    let user = oidc.exchange(&cb.code).await?;
    let cookie = Cookie::build(("uid", user.id.to_string()))
        .http_only(true)
        .secure(true)
        .same_site(SameSite::Lax)
        .path("/");
    let jar = jar.add(cookie);
    let target = cb.return_to.unwrap_or_else(|| "/".to_owned());
    Ok((jar, Redirect::to(&target)).into_response())
}
