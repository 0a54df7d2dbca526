use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::get,
    Router,
};
use serde::Deserialize;
use std::sync::Arc;

#[derive(Deserialize)]
struct Callback {
    code: String,
    return_to: Option<String>,
}

#[async_trait::async_trait]
pub trait IdentityProvider: Send + Sync {
    async fn redeem(&self, code: &str) -> anyhow::Result<String>;
}

type Provider = Arc<dyn IdentityProvider>;

fn landing(return_to: Option<String>) -> String {
    return_to
        .filter(|t| t.starts_with('/') && !t.starts_with("//"))
        .filter(|t| !t.contains('\\') && !t.chars().any(char::is_control))
        .unwrap_or_else(|| "/home".to_owned())
}

async fn callback(State(idp): State<Provider>, Query(cb): Query<Callback>) -> Response {
    let session = match idp.redeem(&cb.code).await {
        Ok(id) => id,
        Err(err) => {
            tracing::warn!(error = %err, "code not redeemed");
            return StatusCode::UNAUTHORIZED.into_response();
        }
    };
    let cookie = format!("__Host-sid={session}; Path=/; Secure; HttpOnly; SameSite=Lax");
    let mut resp = Redirect::to(&landing(cb.return_to)).into_response();
    match cookie.parse() {
        Ok(value) => {
            resp.headers_mut()
                .insert(axum::http::header::SET_COOKIE, value);
            resp
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

pub fn router(idp: Provider) -> Router {
    Router::new()
        .route("/sso/callback", get(callback))
        .with_state(idp)
}
