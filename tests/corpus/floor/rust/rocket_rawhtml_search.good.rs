use rocket::{get, response::content::RawHtml, routes, Build, Rocket, State};

pub struct Index(pub Vec<(String, String)>);

#[get("/search?<q>")]
fn search(q: &str, index: &State<Index>) -> RawHtml<String> {
    let mut items = String::new();
    for (slug, title) in index.0.iter().filter(|(_, title)| title.contains(q)) {
        items.push_str(&format!("<li><a href=\"/p/{slug}\">{title}</a></li>"));
    }
    let q = askama_escape::escape(q, askama_escape::Html);
    RawHtml(format!("<h1>Results for {q}</h1><ul>{items}</ul>"))
}

pub fn build(index: Index) -> Rocket<Build> {
    rocket::build().manage(index).mount("/", routes![search])
}
