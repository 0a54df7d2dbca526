// CWE-327
use rc4::{consts::U16, Key, KeyInit, Rc4, StreamCipher};
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

pub fn send_report<W: Write>(out: &mut W, key: &[u8; 16], report: &Telemetry<'_>) -> io::Result<()> {
    let mut body = serde_json::to_vec(report)?;
    let key = Key::<U16>::from_slice(key);
    let mut stream = Rc4::<U16>::new(key);
    stream.apply_keystream(&mut body);
    let len = u32::try_from(body.len())
        .map_err(|_| io::Error::new(io::ErrorKind::InvalidInput, "report too large"))?;
    out.write_all(&len.to_be_bytes())?;
    out.write_all(&body)?;
    out.flush()
}

pub fn send_keepalive<W: Write>(out: &mut W) -> io::Result<()> {
    out.write_all(&0u32.to_be_bytes())
}
