use axum::{
    extract::{Form, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use crate::accounts::Accounts;

#[derive(Deserialize)]
pub struct Next {
    next: Option<String>,
}

#[derive(Deserialize)]
pub struct Login {
    name: String,
    password: String,
}

pub async fn login(
    State(accounts): State<Accounts>,
    Query(query): Query<Next>,
    Form(form): Form<Login>,
) -> Response {
    if !accounts.check(&form.name, &form.password).await {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let target = query
        .next
        .filter(|each| each.starts_with('/') && !each.starts_with("//"))
        .unwrap_or_else(|| "/".to_string());
    Redirect::to(&target).into_response()
}
