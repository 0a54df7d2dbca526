// CWE-79
use maud::{html, Markup, PreEscaped};

pub fn profile(name: &str, bio: &str) -> Markup {
    html! { h1 { (name) } div.bio { (PreEscaped(bio)) } }
}
