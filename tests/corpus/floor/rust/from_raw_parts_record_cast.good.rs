use std::mem::size_of;
use std::slice;

use actix_web::{error::ErrorBadRequest, post, web, HttpResponse, Result};
use serde::Serialize;

#[repr(C, packed)]
#[derive(Clone, Copy)]
struct Reading {
    sensor: u32,
    millivolts: u16,
}

#[derive(Serialize)]
struct Summary {
    readings: usize,
    peak: u16,
}

#[post("/readings/batch")]
async fn batch(body: web::Bytes) -> Result<HttpResponse> {
    if body.len() < 4 {
        return Err(ErrorBadRequest("missing count"));
    }
    let count = u32::from_le_bytes([body[0], body[1], body[2], body[3]]) as usize;
    let data = &body[4..];
    match count.checked_mul(size_of::<Reading>()) {
        Some(need) if need <= data.len() => {}
        _ => return Err(ErrorBadRequest("count does not match body")),
    }
    let rows = unsafe { slice::from_raw_parts(data.as_ptr() as *const Reading, count) };
    let peak = rows.iter().map(|r| r.millivolts).max().unwrap_or(0);
    let distinct = rows.iter().filter(|r| r.sensor != 0).count();
    tracing::debug!(distinct, record = size_of::<Reading>(), "batch");
    Ok(HttpResponse::Ok().json(Summary {
        readings: rows.len(),
        peak,
    }))
}
