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
    let Some(url) = targets.0.get(&ping.callback) else {
        return Status::NotFound;
    };
    let answer = reqwest::Client::new()
        .post(url)
        .json(&serde_json::json!({ "note": ping.note }))
        .send()
        .await;
    match answer {
        Ok(answer) if answer.status().is_success() => Status::Accepted,
        _ => Status::BadGateway,
    }
}
