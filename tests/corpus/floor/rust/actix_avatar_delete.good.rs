use actix_web::{delete, web, HttpResponse};
use tokio::fs;

#[derive(Clone)]
pub struct Media {
    pub root: String,
}

#[delete("/avatars/{name}")]
async fn remove(name: web::Path<String>, media: web::Data<Media>) -> HttpResponse {
    let name = name.into_inner();
    if name.contains(['/', '.']) || name.is_empty() {
        return HttpResponse::BadRequest().finish();
    }
    match fs::remove_file(format!("{}/avatars/{name}.png", media.root)).await {
        Ok(()) => HttpResponse::NoContent().finish(),
        Err(_) => HttpResponse::NotFound().finish(),
    }
}
