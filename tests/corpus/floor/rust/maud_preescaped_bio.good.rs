use axum::extract::{Form, State};
use axum::response::IntoResponse;
use maud::{html, Markup, PreEscaped, DOCTYPE};
use serde::Deserialize;
use std::sync::Arc;

pub struct Site {
    pub name: String,
}

#[derive(Deserialize)]
pub struct ProfileDraft {
    display_name: String,
    bio: String,
}

const ICON: &str = r#"<svg width="16" height="16"><circle cx="8" cy="8" r="7"/></svg>"#;

pub async fn preview(
    State(site): State<Arc<Site>>,
    Form(draft): Form<ProfileDraft>,
) -> impl IntoResponse {
    let page: Markup = html! {
        (DOCTYPE)
        head { title { (site.name) " - preview" } }
        body {
            h2 { (PreEscaped(ICON)) " " (draft.display_name) }
            section.bio {
                @for line in draft.bio.lines() {
                    p { (line) }
                }
            }
            form method="post" action="/profile" {
                button { "Publish" }
            }
        }
    };
    page
}
