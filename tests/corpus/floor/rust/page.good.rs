use axum::extract::Path;
use axum::response::Html;

pub async fn hello(Path(name): Path<String>) -> Html<String> {
    Html(format!("<h1>Hello {}</h1>", html_escape::encode_text(&name)))
}
