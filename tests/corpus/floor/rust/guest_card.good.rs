use axum::{extract::Path, response::Html, routing::get, Router};

fn card(guest: &str, table: u8) -> String {
    let mut html = String::new();
    html.push_str("<article class=card><h2>");
    html.push_str(&html_escape::encode_text(guest));
    html.push_str("</h2><p>Table ");
    html.push_str(&table.to_string());
    html.push_str("</p></article>");
    html
}

async fn show(Path((guest, table)): Path<(String, u8)>) -> Html<String> {
    Html(card(&guest, table))
}

pub fn router() -> Router {
    Router::new().route("/cards/{guest}/{table}", get(show))
}
