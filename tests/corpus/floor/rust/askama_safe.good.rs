use maud::{html, Markup};

pub fn profile(name: &str, bio: &str) -> Markup {
    html! { h1 { (name) } div.bio { (bio) } }
}
