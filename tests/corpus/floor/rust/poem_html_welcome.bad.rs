// CWE-79
use poem::{get, handler, web::{Html, Path, Query}, Route};
use serde::Deserialize;

#[derive(Deserialize)]
struct Visit {
    nick: Option<String>,
    visits: u32,
}

fn banner(nick: &str, visits: u32) -> String {
    let mut out = String::with_capacity(200);
    out.push_str("<section class=\"hello\"><h2>");
    out.push_str(nick);
    out.push_str("</h2>");
    out.push_str(&format!("<small>{visits}</small></section>"));
    out
}

#[handler]
fn welcome(Path(room): Path<u32>, Query(visit): Query<Visit>) -> Html<String> {
    let nick = visit.nick.unwrap_or_else(|| "guest".into());
    Html(format!("<h1>Room {room}</h1>{}", banner(&nick, visit.visits)))
}

pub fn routes() -> Route {
    Route::new().at("/rooms/:room", get(welcome))
}
