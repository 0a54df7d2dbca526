use salvo::prelude::*;
use std::{collections::HashMap, time::Duration};

pub struct Services(pub HashMap<String, reqwest::Url>);

#[handler]
pub async fn status(req: &mut Request, depot: &mut Depot, res: &mut Response) {
    let services = depot.obtain::<Services>().expect("services");
    let Some(service) = req.query::<String>("service") else {
        res.status_code(StatusCode::BAD_REQUEST);
        return;
    };
    tracing::debug!(known = services.0.len(), "status");
    let client = reqwest::Client::builder().timeout(Duration::from_secs(2)).build().expect("client");
    let Some(url) = services.0.get(&service) else {
        res.status_code(StatusCode::NOT_FOUND);
        return;
    };
    let answer = client.get(url.clone()).send().await;
    res.render(answer.map(|answer| answer.status().to_string()).unwrap_or_else(|_| "down".into()));
}
