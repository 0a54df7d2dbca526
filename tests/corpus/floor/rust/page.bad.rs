// CWE-79
use axum::extract::Path;
use axum::response::Html;

pub async fn hello(Path(name): Path<String>) -> Html<String> {
    Html(format!("<h1>Hello {name}</h1>"))
}
