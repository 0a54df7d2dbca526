// CWE-601
use axum::extract::Query;
use axum::response::Redirect;
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Next {
    next: String,
}

pub async fn after_login(Query(q): Query<Next>) -> Redirect {
    Redirect::to(&q.next)
}
