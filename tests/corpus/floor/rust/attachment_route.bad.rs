// CWE-22
use std::path::{Path, PathBuf};

use rocket::fs::NamedFile;
use rocket::http::Status;
use rocket::{get, routes, Build, Rocket};

const ATTACHMENTS: &str = "/var/lib/desk/attachments";

fn locate(ticket: u64, name: &str) -> Option<PathBuf> {
    Some(Path::new(ATTACHMENTS).join(ticket.to_string()).join(name))
}

#[get("/tickets/<ticket>/attachment?<name>")]
async fn attachment(ticket: u64, name: &str) -> Result<NamedFile, Status> {
    let path = locate(ticket, name).ok_or(Status::NotFound)?;
    NamedFile::open(path).await.map_err(|_| Status::NotFound)
}

pub fn build() -> Rocket<Build> {
    rocket::build().mount("/", routes![attachment])
}
