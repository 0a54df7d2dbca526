// CWE-918
use rocket::{http::Status, post, serde::json::Json, State};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
pub struct Ping {
    callback: String,
    note: String,
}

pub struct Targets(pub BTreeMap<String, String>);

#[post("/ping", data = "<ping>")]
pub async fn ping(ping: Json<Ping>, targets: &State<Targets>) -> Status {
    if ping.note.len() > 200 || targets.0.is_empty() {
        return Status::UnprocessableEntity;
    }
    let answer = reqwest::Client::new()
        .post(&ping.callback)
        .json(&serde_json::json!({ "note": ping.note }))
        .send()
        .await;
    match answer {
        Ok(answer) if answer.status().is_success() => Status::Accepted,
        _ => Status::BadGateway,
    }
}
