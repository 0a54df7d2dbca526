// CWE-918
use axum::{extract::{Query, State}, http::{HeaderMap, StatusCode}, response::IntoResponse};
use hyper_util::client::legacy::{connect::HttpConnector, Client};
use http_body_util::{BodyExt, Empty};
use hyper::{body::Bytes, Request, Uri};
use std::collections::HashMap;

type Http = Client<HttpConnector, Empty<Bytes>>;

pub async fn proxy(
    State(http): State<Http>,
    headers: HeaderMap,
    Query(params): Query<HashMap<String, String>>,
) -> Result<impl IntoResponse, StatusCode> {
    let target = params.get("target").ok_or(StatusCode::BAD_REQUEST)?;
    let uri: Uri = target.parse().map_err(|_| StatusCode::BAD_REQUEST)?;
    let agent = headers.get("user-agent").cloned();
    let mut request = Request::get(uri).body(Empty::new()).map_err(|_| StatusCode::BAD_REQUEST)?;
    if let Some(agent) = agent {
        request.headers_mut().insert("user-agent", agent);
    }
    let answer = http.request(request).await.map_err(|_| StatusCode::BAD_GATEWAY)?;
    let body = answer.into_body().collect().await.map_err(|_| StatusCode::BAD_GATEWAY)?;
    Ok(body.to_bytes())
}
