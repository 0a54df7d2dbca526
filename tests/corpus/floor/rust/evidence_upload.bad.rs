// CWE-22
use std::path::PathBuf;

use actix_multipart::form::{tempfile::TempFile, text::Text, MultipartForm};
use actix_web::{error, post, web, HttpResponse, Result};
use serde::Serialize;
use uuid::Uuid;

pub struct CaseFiles {
    pub root: PathBuf,
}

#[derive(MultipartForm)]
pub struct EvidenceForm {
    #[multipart(limit = "10MB")]
    file: TempFile,
    case_id: Text<Uuid>,
}

#[derive(Serialize)]
struct Stored {
    name: String,
    bytes: usize,
}

fn stored_name(file: &TempFile) -> Option<String> {
    file.file_name.clone().filter(|n| !n.is_empty())
}

#[post("/evidence")]
pub async fn upload(
    cases: web::Data<CaseFiles>,
    MultipartForm(form): MultipartForm<EvidenceForm>,
) -> Result<HttpResponse> {
    let name =
        stored_name(&form.file).ok_or_else(|| error::ErrorBadRequest("file name not accepted"))?;
    let dir = cases.root.join(form.case_id.to_string());
    let bytes = form.file.size;
    let target = dir.join(&name);
    web::block(move || -> std::io::Result<()> {
        std::fs::create_dir_all(&dir)?;
        form.file.file.persist(&target).map_err(|e| e.error)?;
        Ok(())
    })
    .await?
    .map_err(|_| error::ErrorInternalServerError("could not store"))?;
    Ok(HttpResponse::Created().json(Stored { name, bytes }))
}
