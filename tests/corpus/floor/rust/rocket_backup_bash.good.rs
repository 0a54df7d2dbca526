use rocket::form::{Form, FromForm};
use rocket::http::Status;
use rocket::serde::json::Json;
use rocket::{post, routes, Build, Rocket};
use serde::Serialize;
use tokio::process::Command;

#[derive(FromForm)]
struct BackupForm {
    database: String,
    compress: bool,
}

#[derive(Serialize)]
struct BackupReport {
    database: String,
    ok: bool,
}

const DATABASES: [&str; 3] = ["orders", "catalog", "billing"];

#[post("/admin/backup", data = "<form>")]
async fn backup(form: Form<BackupForm>) -> Result<Json<BackupReport>, Status> {
    let filter = if form.compress { "gzip -c" } else { "cat" };
    let Some(name) = DATABASES.iter().find(|db| **db == form.database) else {
        return Err(Status::NotFound);
    };
    let line = format!("pg_dump {} | {} > /backups/{}.dump", name, filter, name);
    let status = Command::new("/bin/bash").args(["-c", &line]).status().await;
    let status = status.map_err(|_| Status::InternalServerError)?;
    Ok(Json(BackupReport {
        database: form.database.clone(),
        ok: status.success(),
    }))
}

pub fn build() -> Rocket<Build> {
    rocket::build().mount("/", routes![backup])
}
