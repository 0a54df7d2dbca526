use axum::extract::Query;
use axum::response::Redirect;
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Next {
    next: String,
}

pub async fn after_login(Query(q): Query<Next>) -> Redirect {
    if q.next.starts_with('/') && !q.next.starts_with("//") {
        return Redirect::to(&q.next);
    }
    Redirect::to("/")
}
