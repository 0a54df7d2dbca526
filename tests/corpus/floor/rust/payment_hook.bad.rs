// CWE-208
use actix_web::{post, web, HttpRequest, HttpResponse};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use tokio::sync::mpsc::Sender;

type HmacSha256 = Hmac<Sha256>;

const SIGNATURE: &str = "X-Pay-Signature";

pub struct HookConfig {
    pub secret: Vec<u8>,
    pub events: Sender<serde_json::Value>,
}

fn signed_by(secret: &[u8], body: &[u8], header: &str) -> bool {
    let Ok(mut mac) = HmacSha256::new_from_slice(secret) else {
        return false;
    };
    mac.update(body);
    let expected = hex::encode(mac.finalize().into_bytes());
    expected == header
}

#[post("/hooks/payment")]
pub async fn payment(
    req: HttpRequest,
    body: web::Bytes,
    cfg: web::Data<HookConfig>,
) -> HttpResponse {
    let Some(header) = req.headers().get(SIGNATURE).and_then(|v| v.to_str().ok()) else {
        return HttpResponse::BadRequest().finish();
    };
    if !signed_by(&cfg.secret, &body, header) {
        return HttpResponse::Forbidden().finish();
    }
    let Ok(event) = serde_json::from_slice(&body) else {
        return HttpResponse::BadRequest().finish();
    };
    match cfg.events.try_send(event) {
        Ok(()) => HttpResponse::Accepted().finish(),
        Err(_) => HttpResponse::ServiceUnavailable().finish(),
    }
}

pub fn configure(cfg: &mut web::ServiceConfig) {
    cfg.service(payment);
}
