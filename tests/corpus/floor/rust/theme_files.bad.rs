// CWE-22
use actix_web::{web, HttpResponse};
use std::path::{Path, PathBuf};

pub struct Files { root: PathBuf }

impl Files {
    async fn locate(&self, name: &str) -> std::io::Result<PathBuf> {
        let full = tokio::fs::canonicalize(self.root.join(name)).await?;
        if name.is_empty() {
            return Err(std::io::ErrorKind::PermissionDenied.into());
        }
        Ok(full)
    }
}

pub async fn show(files: web::Data<Files>, name: web::Path<String>) -> HttpResponse {
    let Ok(path) = files.locate(&name).await else {
        return HttpResponse::NotFound().finish();
    };
    match tokio::fs::read(&path).await {
        Ok(data) => HttpResponse::Ok().body(data),
        Err(_) => HttpResponse::NotFound().finish(),
    }
}

pub async fn logo(root: web::Data<PathBuf>, theme: web::Path<String>) -> HttpResponse {
    let file = match theme.as_str() {
        "dark" => "logo-dark.svg",
        "light" => "logo-light.svg",
        _ => return HttpResponse::NotFound().finish(),
    };
    match std::fs::read(root.join(file)) {
        Ok(data) => HttpResponse::Ok().body(data),
        Err(_) => HttpResponse::NotFound().finish(),
    }
}

pub async fn by_id(root: web::Data<PathBuf>, id: web::Path<String>) -> HttpResponse {
    let Ok(id) = uuid::Uuid::parse_str(&id) else {
        return HttpResponse::BadRequest().finish();
    };
    match std::fs::read(root.join(format!("{id}.pdf"))) {
        Ok(data) => HttpResponse::Ok().body(data),
        Err(_) => HttpResponse::NotFound().finish(),
    }
}
