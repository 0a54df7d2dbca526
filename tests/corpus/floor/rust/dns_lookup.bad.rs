// CWE-78
#[macro_use]
extern crate rocket;

use rocket::form::Form;
use rocket::http::Status;
use rocket::serde::json::Json;
use rocket::State;
use serde::Serialize;
use tokio::process::Command;

pub struct Tools {
    pub resolver: String,
}

#[derive(FromForm)]
pub struct Lookup {
    host: String,
    kind: String,
}

#[derive(Serialize)]
pub struct Answer {
    lines: Vec<String>,
}

#[post("/lookup", data = "<form>")]
pub async fn lookup(form: Form<Lookup>, tools: &State<Tools>) -> Result<Json<Answer>, Status> {
    let script = format!("dig @{} +short {} {}", tools.resolver, form.kind, form.host);
    let output = Command::new("sh")
        .args(["-c", &script])
        .kill_on_drop(true)
        .output()
        .await
        .map_err(|_| Status::InternalServerError)?;
    let text = String::from_utf8_lossy(&output.stdout);
    Ok(Json(Answer { lines: text.lines().map(str::to_owned).collect() }))
}

#[launch]
fn launch() -> _ {
    rocket::build()
        .manage(Tools { resolver: "10.0.0.2".into() })
        .mount("/", routes![lookup])
}
