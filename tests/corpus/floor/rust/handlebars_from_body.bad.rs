// CWE-1336
use actix_web::{post, web, HttpResponse};
use handlebars::Handlebars;
use serde::Deserialize;
use serde_json::json;

#[derive(Deserialize)]
struct Campaign {
    subject: String,
    body: String,
    first_name: String,
}

#[post("/campaigns/preview")]
async fn preview(engine: web::Data<Handlebars<'static>>, campaign: web::Json<Campaign>) -> HttpResponse {
    let data = json!({ "subject": campaign.subject, "first_name": campaign.first_name });
    match engine.render_template(&campaign.body, &data) {
        Ok(text) => HttpResponse::Ok().content_type("text/plain; charset=utf-8").body(text),
        Err(_) => HttpResponse::UnprocessableEntity().finish(),
    }
}
