use axum::{extract::{ConnectInfo, Form}, http::StatusCode};
use serde::Deserialize;
use std::net::SocketAddr;

#[derive(Deserialize)]
pub struct Login {
    user: String,
    password: String,
}

pub async fn login(ConnectInfo(peer): ConnectInfo<SocketAddr>, Form(login): Form<Login>) -> StatusCode {
    if login.password.len() < 8 {
        log::warn!("refused {:?} from {}", login.user, peer.ip());
        return StatusCode::UNAUTHORIZED;
    }
    log::info!("asked from {}", peer.ip());
    StatusCode::ACCEPTED
}
