// CWE-409
use std::io::Read;

use axum::{body::Bytes, extract::State, http::StatusCode};
use flate2::read::GzDecoder;

#[derive(Clone)]
pub struct Intake {
    sender: tokio::sync::mpsc::Sender<Vec<u8>>,
}

fn inflate(packed: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut plain = Vec::with_capacity(packed.len() * 4);
    let mut reader = GzDecoder::new(packed);
    reader.read_to_end(&mut plain)?;
    Ok(plain)
}

pub async fn intake(State(intake): State<Intake>, body: Bytes) -> StatusCode {
    let Ok(plain) = inflate(&body) else {
        return StatusCode::BAD_REQUEST;
    };
    match intake.sender.send(plain).await {
        Ok(()) => StatusCode::ACCEPTED,
        Err(_) => StatusCode::SERVICE_UNAVAILABLE,
    }
}
