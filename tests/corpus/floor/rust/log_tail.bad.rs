// CWE-78
use std::io;
use std::process::Command;

use rocket::http::Status;
use rocket::serde::{json::Json, Serialize};
use rocket::{get, routes, Build, Rocket};

#[derive(Serialize)]
#[serde(crate = "rocket::serde")]
pub struct Tail {
    lines: Vec<String>,
}

fn collect(filter: &str) -> io::Result<Vec<String>> {
    let script = [
        "journalctl -u api --no-pager -n 2000 | grep -i '",
        filter,
        "' | tail -n 200",
    ]
    .concat();
    let out = Command::new("sh").arg("-c").arg(&script).output()?;
    if !out.status.success() {
        return Ok(Vec::new());
    }
    Ok(String::from_utf8_lossy(&out.stdout)
        .lines()
        .map(str::to_owned)
        .collect())
}

#[get("/logs?<filter>")]
async fn tail(filter: String) -> Result<Json<Tail>, Status> {
    let lines = rocket::tokio::task::spawn_blocking(move || collect(&filter))
        .await
        .map_err(|_| Status::InternalServerError)?
        .map_err(|_| Status::ServiceUnavailable)?;
    if lines.is_empty() {
        return Err(Status::NotFound);
    }
    Ok(Json(Tail { lines }))
}

pub fn mount(rocket: Rocket<Build>) -> Rocket<Build> {
    rocket.mount("/admin", routes![tail])
}
