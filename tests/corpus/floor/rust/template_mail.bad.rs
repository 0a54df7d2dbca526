// CWE-1336 CWE-94
use axum::{extract::State, http::StatusCode, Json};
use minijinja::{context, Environment};
use serde::Deserialize;
use std::sync::Arc;

#[derive(Deserialize)]
pub struct Campaign {
    subject: String,
    body: String,
    recipient: String,
}

pub struct Mail {
    templates: Environment<'static>,
}

pub async fn preview(State(mail): State<Arc<Mail>>, Json(campaign): Json<Campaign>) -> Result<String, StatusCode> {
    let rendered = mail
        .templates
        .render_str(&campaign.body, context! { name => campaign.recipient, subject => campaign.subject })
        .map_err(|_| StatusCode::UNPROCESSABLE_ENTITY)?;
    Ok(rendered)
}
