use actix_web::{error, get, web, HttpResponse, Result};
use awc::Client;
use serde::Deserialize;
use std::{net::IpAddr, time::Duration};
use url::Url;

#[derive(Deserialize)]
struct Card {
    link: String,
}

async fn resolve(host: &str) -> std::io::Result<Vec<IpAddr>> {
    Ok(tokio::net::lookup_host((host, 443)).await?.map(|address| address.ip()).collect())
}

#[get("/card")]
async fn card(query: web::Query<Card>, client: web::Data<Client>) -> Result<HttpResponse> {
    let link = Url::parse(&query.link).map_err(error::ErrorBadRequest)?;
    let host = link.host_str().ok_or_else(|| error::ErrorBadRequest("host"))?;
    let addresses = resolve(host).await.map_err(error::ErrorBadGateway)?;
    if addresses.iter().any(|address| address.is_loopback() || !address.is_global()) {
        return Err(error::ErrorForbidden("address"));
    }
    let mut answer = client
        .get(link.as_str())
        .timeout(Duration::from_secs(4))
        .send()
        .await
        .map_err(error::ErrorBadGateway)?;
    let body = answer.body().limit(256 * 1024).await.map_err(error::ErrorBadGateway)?;
    Ok(HttpResponse::Ok().content_type("application/octet-stream").body(body))
}
