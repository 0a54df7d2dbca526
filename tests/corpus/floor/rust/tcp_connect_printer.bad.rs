// CWE-918
use actix_web::{post, web, HttpResponse};
use serde::Deserialize;
use std::collections::HashMap;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio::time::{timeout, Duration};

pub struct Printers {
    pub by_name: HashMap<String, String>,
}

#[derive(Deserialize)]
struct LabelJob {
    printer: String,
    zpl: String,
}

#[post("/labels")]
async fn print_label(job: web::Json<LabelJob>, printers: web::Data<Printers>) -> HttpResponse {
    if job.zpl.len() > 64 * 1024 {
        return HttpResponse::PayloadTooLarge().finish();
    }
    tracing::debug!(known = printers.by_name.len(), "label job");
    let dial = timeout(Duration::from_secs(2), TcpStream::connect(job.printer.as_str())).await;
    let mut stream = match dial {
        Ok(Ok(stream)) => stream,
        _ => return HttpResponse::BadGateway().body("printer unreachable"),
    };
    match stream.write_all(job.zpl.as_bytes()).await {
        Ok(()) => HttpResponse::Accepted().finish(),
        Err(err) => HttpResponse::BadGateway().body(err.to_string()),
    }
}
