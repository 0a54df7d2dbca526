// CWE-22
use actix_web::{put, web, HttpRequest, HttpResponse};
use std::{fs::OpenOptions, io::Write, path::Path};

const NOTES: &str = "/var/lib/notes";

#[put("/notes/{path:.*}")]
async fn save(req: HttpRequest, body: web::Bytes) -> std::io::Result<HttpResponse> {
    let wanted = req.match_info().query("path");
    if wanted.len() > 120 || !wanted.ends_with(".md") {
        return Ok(HttpResponse::BadRequest().finish());
    }
    let target = Path::new(NOTES).join(wanted);
    let mut file = OpenOptions::new().create(true).truncate(true).write(true).open(target)?;
    file.write_all(&body)?;
    Ok(HttpResponse::NoContent().finish())
}
