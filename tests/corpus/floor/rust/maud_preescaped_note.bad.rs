// CWE-79
use axum::extract::{Form, State};
use maud::{html, Markup, PreEscaped, DOCTYPE};
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Note {
    title: String,
    text: String,
}

#[derive(Clone)]
pub struct Theme {
    pub css: &'static str,
}

pub async fn preview(State(theme): State<Theme>, Form(note): Form<Note>) -> Markup {
    let text = note.text.replace('\n', "<br>");
    html! {
        (DOCTYPE)
        style { (PreEscaped(theme.css)) }
        h1 { (note.title) }
        article { (PreEscaped(text)) }
    }
}
