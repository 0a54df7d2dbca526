use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect},
    routing::post,
    Form, Router,
};
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use serde::Deserialize;
use std::sync::Arc;
use time::Duration;

const COOKIE: &str = "session";

#[derive(Deserialize)]
struct Credentials {
    user: String,
    password: String,
}

#[async_trait::async_trait]
pub trait Sessions: Send + Sync {
    async fn open(&self, user: &str, password: &str) -> Option<String>;
    async fn close(&self, id: &str);
}

type Store = Arc<dyn Sessions>;

fn session_cookie(id: String) -> Cookie<'static> {
    Cookie::build((COOKIE, id))
        .path("/")
        .http_only(true)
        .secure(true)
        .same_site(SameSite::Lax)
        .max_age(Duration::hours(8))
        .build()
}

async fn login(
    State(store): State<Store>,
    jar: CookieJar,
    Form(form): Form<Credentials>,
) -> Result<impl IntoResponse, StatusCode> {
    let id = store
        .open(&form.user, &form.password)
        .await
        .ok_or(StatusCode::UNAUTHORIZED)?;
    Ok((jar.add(session_cookie(id)), Redirect::to("/")))
}

async fn logout(State(store): State<Store>, jar: CookieJar) -> impl IntoResponse {
    if let Some(c) = jar.get(COOKIE) {
        store.close(c.value()).await;
    }
    let gone = Cookie::build(COOKIE).path("/").build();
    (jar.remove(gone), Redirect::to("/login"))
}

pub fn router(store: Store) -> Router {
    Router::new()
        .route("/login", post(login))
        .route("/logout", post(logout))
        .with_state(store)
}
