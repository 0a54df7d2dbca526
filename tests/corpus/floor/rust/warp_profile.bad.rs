// CWE-79
use std::collections::HashMap;
use std::sync::Arc;
use tokio::sync::RwLock;
use warp::{Filter, Rejection, Reply};

#[derive(Clone, Default)]
pub struct Profile {
    pub display_name: String,
    pub bio: String,
}

pub type Db = Arc<RwLock<HashMap<u64, Profile>>>;

pub fn routes(db: Db) -> impl Filter<Extract = (impl Reply,), Error = Rejection> + Clone {
    warp::path!("profiles" / u64)
        .and(warp::get())
        .and(warp::any().map(move || db.clone()))
        .and_then(show)
}

async fn show(id: u64, db: Db) -> Result<impl Reply, Rejection> {
    let guard = db.read().await;
    let profile = guard.get(&id).ok_or_else(warp::reject::not_found)?;
    let mut page = String::with_capacity(512);
    page.push_str("<!doctype html><html><body>");
    page.push_str(&format!("<h1>{}</h1>", profile.display_name));
    page.push_str(&format!("<p class=\"bio\">{}</p>", profile.bio));
    page.push_str("</body></html>");
    Ok(warp::reply::html(page))
}
