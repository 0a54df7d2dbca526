use actix_multipart::form::{tempfile::TempFile, MultipartForm};
use actix_web::{post, HttpResponse};

#[derive(MultipartForm)]
struct Form { file: TempFile }

#[post("/upload")]
async fn upload(MultipartForm(form): MultipartForm<Form>) -> HttpResponse {
    let target = format!("./uploads/{}", uuid::Uuid::new_v4());
    match form.file.file.persist(target) {
        Ok(_) => HttpResponse::Ok().finish(),
        Err(_) => HttpResponse::InternalServerError().finish(),
    }
}
