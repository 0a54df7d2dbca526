// CWE-22
use rocket::fs::NamedFile;
use rocket::http::Status;
use rocket::{get, routes, Build, Rocket, State};
use std::path::Path;

pub struct Storage {
    invoices: String,
}

#[get("/invoices/<year>?<file>")]
async fn invoice(
    year: u16,
    file: String,
    storage: &State<Storage>,
) -> Result<NamedFile, Status> {
    if !(2000..=2100).contains(&year) {
        return Err(Status::BadRequest);
    }
    let location = format!("{}/{}/{}", storage.invoices, year, file);
    NamedFile::open(location).await.map_err(|_| Status::NotFound)
}

#[get("/terms")]
async fn terms(storage: &State<Storage>) -> Option<NamedFile> {
    NamedFile::open(Path::new(&storage.invoices).join("terms.pdf"))
        .await
        .ok()
}

pub fn build(invoices: String) -> Rocket<Build> {
    rocket::build()
        .manage(Storage { invoices })
        .mount("/", routes![invoice, terms])
}
