// CWE-78
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

#[post("/admin/backup", data = "<form>")]
async fn backup(form: Form<BackupForm>) -> Result<Json<BackupReport>, Status> {
    let filter = if form.compress { "gzip -c" } else { "cat" };
    let line = format!("pg_dump {} | {} > /backups/{}.dump", form.database, filter, form.database);
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
