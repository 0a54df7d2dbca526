use std::io::{self, Read};

use actix_web::{error, post, web, HttpResponse, Result};
use flate2::read::ZlibDecoder;
use serde::Deserialize;

const MAX_INFLATED: u64 = 16 * 1024 * 1024;

#[derive(Deserialize)]
pub struct CrashReport {
    pub version: String,
    pub signature: String,
    pub frames: Vec<String>,
}

pub trait ReportSink: Send + Sync {
    fn accept(&self, report: CrashReport) -> io::Result<u64>;
}

fn inflate(body: &[u8]) -> io::Result<Vec<u8>> {
    let mut out = Vec::with_capacity(body.len() * 4);
    let mut limited = ZlibDecoder::new(body).take(MAX_INFLATED + 1);
    if limited.read_to_end(&mut out)? as u64 > MAX_INFLATED {
        return Err(io::Error::new(
            io::ErrorKind::InvalidData,
            "report too large",
        ));
    }
    Ok(out)
}

#[post("/crash")]
pub async fn submit(body: web::Bytes, sink: web::Data<dyn ReportSink>) -> Result<HttpResponse> {
    let id = web::block(move || -> io::Result<u64> {
        let plain = inflate(&body)?;
        let report: CrashReport = serde_json::from_slice(&plain)?;
        sink.accept(report)
    })
    .await?
    .map_err(|err| match err.kind() {
        io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => {
            error::ErrorBadRequest("malformed report")
        }
        _ => error::ErrorInternalServerError("report not stored"),
    })?;
    Ok(HttpResponse::Created().json(serde_json::json!({ "id": id })))
}

pub fn configure(cfg: &mut web::ServiceConfig) {
    cfg.app_data(web::PayloadConfig::new(512 * 1024))
        .service(submit);
}
