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
    pub templates: Tera,
}

#[derive(Deserialize)]
pub struct Draft {
    recipient: String,
    message: String,
}

pub const CAMPAIGN: &str = "Dear {{ recipient }},\n\n{{ message }}\n\n\
    {{ sender.company }}\n{{ sender.address }}\n";

impl Mailer {
    pub fn new(sender: Sender) -> tera::Result<Self> {
        let mut templates = Tera::default();
        templates.add_raw_template("campaign.txt", CAMPAIGN)?;
        Ok(Self { sender, templates })
    }

    fn render(&self, draft: &Draft) -> tera::Result<String> {
        let mut ctx = Context::new();
        ctx.insert("recipient", &draft.recipient);
        ctx.insert("message", &draft.message);
        ctx.insert("sender", &self.sender);
        self.templates.render("campaign.txt", &ctx)
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
