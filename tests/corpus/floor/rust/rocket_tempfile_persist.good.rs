use rocket::form::Form;
use rocket::fs::TempFile;
use rocket::http::Status;

#[derive(rocket::FromForm)]
pub struct Upload<'r> { name: String, file: TempFile<'r> }

#[rocket::post("/upload", data = "<form>")]
pub async fn upload(mut form: Form<Upload<'_>>) -> Status {
    let dest = format!("/srv/uploads/{}", uuid::Uuid::new_v4());
    match form.file.persist_to(&dest).await {
        Ok(_) => Status::Created,
        Err(_) => Status::InternalServerError,
    }
}
