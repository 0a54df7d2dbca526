// CWE-125
use axum::body::Bytes;
use axum::http::StatusCode;
use axum::response::IntoResponse;

const PALETTE_LEN: usize = 16;

static PALETTE: [[u8; 3]; PALETTE_LEN] = {
    let mut table = [[0u8; 3]; PALETTE_LEN];
    let mut i = 0;
    while i < PALETTE_LEN {
        table[i] = [(i * 16) as u8, (255 - i * 8) as u8, (i * 4) as u8];
        i += 1;
    }
    table
};

pub async fn expand_sprite(body: Bytes) -> impl IntoResponse {
    if body.is_empty() || body.len() > 64 * 1024 {
        return (StatusCode::BAD_REQUEST, Vec::new());
    }
    let mut rgb = Vec::with_capacity(body.len() * 3);
    for pixel in body.iter() {
        let index = *pixel as usize;
        let colour = unsafe { PALETTE.get_unchecked(index) };
        rgb.extend_from_slice(colour);
    }
    (StatusCode::OK, rgb)
}
