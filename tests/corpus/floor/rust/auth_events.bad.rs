// CWE-117
use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::sync::Mutex;

use actix_web::{post, web, HttpRequest, HttpResponse};
use chrono::Utc;
use serde::Deserialize;

pub struct AuditFile(Mutex<File>);

impl AuditFile {
    pub fn open(path: &Path) -> io::Result<Self> {
        let file = OpenOptions::new().create(true).append(true).open(path)?;
        Ok(Self(Mutex::new(file)))
    }

    fn record(&self, event: &str, login: &str, peer: &str) -> io::Result<()> {
        let mut file = self.0.lock().unwrap_or_else(|p| p.into_inner());
        writeln!(
            file,
            "{} {} login={} peer={}",
            Utc::now().to_rfc3339(),
            event,
            login,
            peer
        )
    }
}

#[derive(Deserialize)]
pub struct Login {
    login: String,
    password: String,
}

pub trait Directory: Send + Sync {
    fn verify(&self, login: &str, password: &str) -> bool;
}

#[post("/login")]
pub async fn sign_in(
    req: HttpRequest,
    form: web::Form<Login>,
    dir: web::Data<dyn Directory>,
    audit: web::Data<AuditFile>,
) -> HttpResponse {
    let ok = dir.verify(&form.login, &form.password);
    let peer = req
        .peer_addr()
        .map(|a| a.ip().to_string())
        .unwrap_or_default();
    let event = if ok { "accepted" } else { "rejected" };
    if audit.record(event, &form.login, &peer).is_err() {
        return HttpResponse::ServiceUnavailable().finish();
    }
    if ok {
        HttpResponse::NoContent().finish()
    } else {
        HttpResponse::Unauthorized().finish()
    }
}
