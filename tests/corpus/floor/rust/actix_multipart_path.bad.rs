// CWE-22
use actix_multipart::form::{tempfile::TempFile, MultipartForm};
use actix_web::{post, HttpResponse};

#[derive(MultipartForm)]
struct Form { file: TempFile }

#[post("/upload")]
async fn upload(MultipartForm(form): MultipartForm<Form>) -> HttpResponse {
    let name = form.file.file_name.clone().unwrap_or_default();
    let target = format!("./uploads/{name}");
    match form.file.file.persist(target) {
        Ok(_) => HttpResponse::Ok().finish(),
        Err(_) => HttpResponse::InternalServerError().finish(),
    }
}
