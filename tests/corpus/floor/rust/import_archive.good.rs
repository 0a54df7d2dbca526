use std::io::{self, Read};

use axum::{body::Bytes, http::StatusCode};
use zstd::stream::read::Decoder;

fn unpack(data: &[u8]) -> io::Result<String> {
    let mut text = String::new();
    Decoder::new(data)?.take(32 << 20).read_to_string(&mut text)?;
    Ok(text)
}

pub async fn import(body: Bytes) -> Result<String, StatusCode> {
    let text = unpack(&body).map_err(|_| StatusCode::UNPROCESSABLE_ENTITY)?;
    Ok(text.lines().count().to_string())
}
