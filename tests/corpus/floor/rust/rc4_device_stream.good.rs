use chacha20poly1305::aead::{Aead, KeyInit, OsRng};
use chacha20poly1305::{AeadCore, ChaCha20Poly1305, Key};
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
pub struct Telemetry<'a> {
    pub fleet: u32,
    pub speed_kmh: f32,
    pub device: &'a str,
    pub lat: f64,
    pub lon: f64,
}

pub fn send_report<W: Write>(out: &mut W, key: &[u8; 32], report: &Telemetry<'_>) -> io::Result<()> {
    let plain = serde_json::to_vec(report)?;
    let key = Key::from_slice(key);
    let cipher = ChaCha20Poly1305::new(key);
    let nonce = ChaCha20Poly1305::generate_nonce(&mut OsRng);
    let mut body = nonce.to_vec();
    let boxed = cipher
        .encrypt(&nonce, plain.as_ref())
        .map_err(|_| io::Error::new(io::ErrorKind::Other, "encrypt"))?;
    body.extend(boxed);
    let len = u32::try_from(body.len())
        .map_err(|_| io::Error::new(io::ErrorKind::InvalidInput, "report too large"))?;
    out.write_all(&len.to_be_bytes())?;
    out.write_all(&body)?;
    out.flush()
}

pub fn send_keepalive<W: Write>(out: &mut W) -> io::Result<()> {
    out.write_all(&0u32.to_be_bytes())
}
