use rocket::{form::Form, get, post, response::content::RawHtml, routes, FromForm, State};
use std::sync::Mutex;

#[derive(FromForm)]
struct Entry {
    name: String,
    words: String,
}

struct Book(Mutex<Vec<Entry>>);

#[post("/entries", data = "<entry>")]
fn add(book: &State<Book>, entry: Form<Entry>) -> &'static str {
    book.0.lock().unwrap().push(entry.into_inner());
    "thank you"
}

#[get("/entries")]
fn entries(book: &State<Book>) -> RawHtml<String> {
    let mut page = String::from("<ul>");
    for entry in book.0.lock().unwrap().iter() {
        page.push_str(&format!(
            "<li><b>{}</b>: {}</li>",
            html_escape::encode_text(&entry.name),
            html_escape::encode_text(&entry.words)
        ));
    }
    page.push_str("</ul>");
    RawHtml(page)
}

pub fn stage() -> rocket::fairing::AdHoc {
    rocket::fairing::AdHoc::on_ignite("book", |rocket| async {
        rocket.manage(Book(Mutex::new(Vec::new()))).mount("/", routes![add, entries])
    })
}
