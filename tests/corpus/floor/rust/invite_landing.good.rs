use actix_web::{get, http::header, web, HttpResponse};
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Landing {
    code: String,
    then: Option<String>,
}

pub trait Invites: Send + Sync {
    fn accept(&self, code: &str) -> bool;
}

#[get("/join")]
pub async fn join(query: web::Query<Landing>, invites: web::Data<dyn Invites>) -> HttpResponse {
    let Landing { code, then } = query.into_inner();
    if !invites.accept(&code) {
        return HttpResponse::Gone().finish();
    }
    let target = then
        .filter(|path| path.starts_with('/') && !path.starts_with("//") && !path.contains('\\'))
        .unwrap_or_else(|| "/home".into());
    HttpResponse::SeeOther()
        .append_header((header::LOCATION, target))
        .finish()
}
