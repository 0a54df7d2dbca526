use std::process::Stdio;
use std::{net::IpAddr, time::Duration};

use axum::{extract::State, http::StatusCode, routing::post, Json, Router};
use serde::{Deserialize, Serialize};
use tokio::{process::Command, time::timeout};

#[derive(Clone)]
pub struct Diag {
    pub max_hops: u8,
}

#[derive(Deserialize)]
pub struct TraceRequest {
    target: String,
}

#[derive(Serialize)]
pub struct TraceReply {
    hops: Vec<String>,
}

pub fn router(state: Diag) -> Router {
    Router::new().route("/trace", post(trace)).with_state(state)
}

async fn trace(
    State(diag): State<Diag>,
    Json(req): Json<TraceRequest>,
) -> Result<Json<TraceReply>, StatusCode> {
    let target: IpAddr = req.target.parse().map_err(|_| StatusCode::BAD_REQUEST)?;
    let child = Command::new("traceroute")
        .arg("-m")
        .arg(diag.max_hops.to_string())
        .arg(target.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .output();
    let out = timeout(Duration::from_secs(20), child)
        .await
        .map_err(|_| StatusCode::GATEWAY_TIMEOUT)?
        .map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    let hops = String::from_utf8_lossy(&out.stdout)
        .lines()
        .skip(1)
        .map(|l| l.trim().to_owned())
        .collect();
    Ok(Json(TraceReply { hops }))
}
