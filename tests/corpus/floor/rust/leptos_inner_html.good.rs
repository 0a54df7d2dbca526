use leptos::*;

#[component]
pub fn Comment(body: String) -> impl IntoView {
    view! { <div class="comment">{body}</div> }
}
