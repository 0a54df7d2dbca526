use axum::{body::Bytes, http::StatusCode, Json};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
pub struct Job { name: String, steps: Vec<String> }

pub async fn enqueue(body: Bytes) -> Result<Json<String>, StatusCode> {
    let size = u32::from_be_bytes(body[0..4].try_into().unwrap()) as usize;
    if size > 1_048_576 {
        return Err(StatusCode::PAYLOAD_TOO_LARGE);
    }
    let mut alloc: Vec<u8> = Vec::with_capacity(size);
    alloc.extend_from_slice(&body[4..]);
    let job: Job = serde_json::from_slice(&alloc).map_err(|_| StatusCode::BAD_REQUEST)?;
    Ok(Json(job.name))
}
