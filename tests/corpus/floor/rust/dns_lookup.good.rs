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

#[derive(FromFormField)]
pub enum Kind {
    A,
    Aaaa,
    Mx,
}

#[derive(FromForm)]
pub struct Lookup {
    host: String,
    kind: Kind,
}

#[derive(Serialize)]
pub struct Answer {
    lines: Vec<String>,
}

fn is_host(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= 253
        && !name.starts_with('-')
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '.' || c == '-')
}

#[post("/lookup", data = "<form>")]
pub async fn lookup(form: Form<Lookup>, tools: &State<Tools>) -> Result<Json<Answer>, Status> {
    if !is_host(&form.host) {
        return Err(Status::BadRequest);
    }
    let kind = match form.kind {
        Kind::A => "A",
        Kind::Aaaa => "AAAA",
        Kind::Mx => "MX",
    };
    let output = Command::new("dig")
        .arg(format!("@{}", tools.resolver))
        .args(["+short", kind])
        .arg(&form.host)
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
