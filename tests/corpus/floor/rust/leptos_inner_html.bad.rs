// CWE-79
use leptos::*;

#[component]
pub fn Comment(body: String) -> impl IntoView {
    view! { <div class="comment" inner_html=body></div> }
}
