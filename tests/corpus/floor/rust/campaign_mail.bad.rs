// CWE-1336
use actix_web::{error, post, web, HttpResponse, Result};
use serde::{Deserialize, Serialize};
use tera::{Context, Tera};

#[derive(Serialize, Clone)]
pub struct Sender {
    pub company: String,
    pub address: String,
    pub smtp_url: String,
}

pub struct Mailer {
    pub sender: Sender,
}

#[derive(Deserialize)]
pub struct Draft {
    recipient: String,
    template: String,
}

impl Mailer {
    pub fn new(sender: Sender) -> tera::Result<Self> {
        Ok(Self { sender })
    }

    fn render(&self, draft: &Draft) -> tera::Result<String> {
        let mut ctx = Context::new();
        ctx.insert("recipient", &draft.recipient);
        ctx.insert("sender", &self.sender);
        Tera::one_off(&draft.template, &ctx, true)
    }
}

#[post("/campaigns/preview")]
pub async fn preview(mailer: web::Data<Mailer>, draft: web::Json<Draft>) -> Result<HttpResponse> {
    let text = mailer
        .render(&draft)
        .map_err(|_| error::ErrorUnprocessableEntity("draft could not be rendered"))?;
    Ok(HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .body(text))
}

pub fn configure(cfg: &mut web::ServiceConfig) {
    cfg.app_data(web::JsonConfig::default().limit(16 * 1024))
        .service(preview);
}
