use std::convert::Infallible;

use reqwest::Client;
use serde::Deserialize;
use warp::{http::StatusCode, reply, Filter, Rejection, Reply};

#[derive(Debug, Deserialize)]
struct ImportRequest {
    source: Source,
    feed: u32,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Source {
    Reuters,
    Dpa,
    Afp,
}

impl Source {
    fn base(self) -> &'static str {
        match self {
            Source::Reuters => "https://feeds.reuters-connect.example",
            Source::Dpa => "https://api.dpa.example",
            Source::Afp => "https://feeds.afp.example",
        }
    }
}

#[derive(Debug, Deserialize)]
struct Feed {
    items: Vec<serde_json::Value>,
}

async fn fetch(client: &Client, req: &ImportRequest) -> reqwest::Result<Feed> {
    let url = format!("{}/v1/feeds/{}.json", req.source.base(), req.feed);
    client
        .get(url)
        .send()
        .await?
        .error_for_status()?
        .json()
        .await
}

async fn import(req: ImportRequest, client: Client) -> Result<impl Reply, Infallible> {
    match fetch(&client, &req).await {
        Ok(feed) => Ok(reply::with_status(
            reply::json(&serde_json::json!({ "imported": feed.items.len() })),
            StatusCode::OK,
        )),
        Err(err) => {
            log::warn!("feed import failed: {}", err.without_url());
            Ok(reply::with_status(
                reply::json(&serde_json::json!({ "error": "upstream" })),
                StatusCode::BAD_GATEWAY,
            ))
        }
    }
}

pub fn routes(client: Client) -> impl Filter<Extract = (impl Reply,), Error = Rejection> + Clone {
    warp::path!("feeds" / "import")
        .and(warp::post())
        .and(warp::body::content_length_limit(4096))
        .and(warp::body::json())
        .and(warp::any().map(move || client.clone()))
        .and_then(import)
}
