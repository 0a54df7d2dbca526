use serde::Deserialize;
use warp::{http::StatusCode, Filter, Rejection, Reply};

const HOSTS: [&str; 2] = ["blog.example.com", "docs.example.com"];

#[derive(Deserialize)]
struct Preview {
    link: url::Url,
}

async fn fetch(query: Preview, client: reqwest::Client) -> Result<impl Reply, Rejection> {
    if query.link.scheme() != "https" || !HOSTS.contains(&query.link.host_str().unwrap_or("")) {
        return Ok(warp::reply::with_status(String::new(), StatusCode::BAD_REQUEST));
    }
    let page = match client.get(query.link).send().await {
        Ok(answer) => answer.text().await.unwrap_or_default(),
        Err(_) => return Ok(warp::reply::with_status(String::new(), StatusCode::BAD_GATEWAY)),
    };
    let title = page
        .split("<title>")
        .nth(1)
        .and_then(|rest| rest.split('<').next())
        .unwrap_or("");
    Ok(warp::reply::with_status(title.to_owned(), StatusCode::OK))
}

pub fn route(client: reqwest::Client) -> impl Filter<Extract = impl Reply, Error = Rejection> + Clone {
    warp::path("preview")
        .and(warp::query::<Preview>())
        .and(warp::any().map(move || client.clone()))
        .and_then(fetch)
}
