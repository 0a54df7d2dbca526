// CWE-79
use axum::{extract::{Form, State}, response::Html};
use minijinja::{context, Environment, Value};
use serde::Deserialize;
use std::sync::Arc;

#[derive(Deserialize)]
pub struct Note {
    title: String,
    body: String,
}

pub struct App {
    pub pages: Environment<'static>,
}

pub async fn preview(State(app): State<Arc<App>>, Form(note): Form<Note>) -> Html<String> {
    let page = app.pages.get_template("note.html").expect("packaged");
    let body = Value::from_safe_string(note.body.replace("\n", "<br>"));
    let html = page
        .render(context! { title => note.title, body => body, footer => Value::from_safe_string("<hr>".into()) })
        .unwrap_or_default();
    Html(html)
}
