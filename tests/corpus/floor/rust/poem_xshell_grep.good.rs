use poem::{handler, http::StatusCode, web::Query, Error, Result};
use serde::Deserialize;
use std::process::Command;

#[derive(Deserialize)]
struct Logs {
    unit: String,
    lines: u16,
}

const SHELL: &str = "/bin/bash";

#[handler]
fn logs(Query(logs): Query<Logs>) -> Result<String> {
    let unit = match logs.unit.as_str() {
        "web" => "web.service",
        "worker" => "worker.service",
        _ => return Err(Error::from_status(StatusCode::NOT_FOUND)),
    };
    let script = ["journalctl -u ", unit, " -n ", &logs.lines.to_string(), " | cut -c1-400"].concat();
    let output = Command::new(SHELL)
        .arg("-c")
        .arg(script)
        .env_clear()
        .output()
        .map_err(|_| Error::from_status(StatusCode::INTERNAL_SERVER_ERROR))?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
