// CWE-502
use axum::{body::Bytes, extract::State, http::StatusCode, routing::put, Router};
use rkyv::{archived_root, AlignedVec, Archive, Deserialize, Infallible, Serialize};
use std::collections::HashMap;
use std::sync::{Arc, RwLock};

#[derive(Archive, Serialize, Deserialize, Debug)]
#[archive(check_bytes)]
pub struct PriceSheet {
    pub currency: String,
    pub rows: Vec<PriceRow>,
}

#[derive(Archive, Serialize, Deserialize, Debug)]
#[archive(check_bytes)]
pub struct PriceRow {
    pub sku: String,
    pub cents: u64,
}

#[derive(Clone, Default)]
pub struct PriceCache {
    inner: Arc<RwLock<HashMap<String, u64>>>,
}

fn parse(body: &[u8]) -> Option<PriceSheet> {
    let mut aligned = AlignedVec::with_capacity(body.len());
    aligned.extend_from_slice(body);
    if aligned.is_empty() {
        return None;
    }
    let archived = unsafe { archived_root::<PriceSheet>(&aligned) };
    archived.deserialize(&mut Infallible).ok()
}

async fn replace(State(cache): State<PriceCache>, body: Bytes) -> Result<StatusCode, StatusCode> {
    let sheet = parse(&body).ok_or(StatusCode::BAD_REQUEST)?;
    if sheet.currency != "EUR" {
        return Err(StatusCode::UNPROCESSABLE_ENTITY);
    }
    let mut map = cache
        .inner
        .write()
        .map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    map.clear();
    map.extend(sheet.rows.into_iter().map(|r| (r.sku, r.cents)));
    Ok(StatusCode::NO_CONTENT)
}

pub fn router(cache: PriceCache) -> Router {
    Router::new()
        .route("/prices", put(replace))
        .with_state(cache)
}
