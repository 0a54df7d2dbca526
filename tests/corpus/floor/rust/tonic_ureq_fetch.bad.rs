// CWE-918
use tonic::{Request, Response, Status};
use url::{Host, Url};

use crate::proto::{feed_server::Feed, FetchReply, FetchRequest};

pub struct FeedService {
    agent: ureq::Agent,
}

#[tonic::async_trait]
impl Feed for FeedService {
    async fn fetch(&self, request: Request<FetchRequest>) -> Result<Response<FetchReply>, Status> {
        let message = request.into_inner();
        let url = Url::parse(&message.url).map_err(|_| Status::invalid_argument("url"))?;
        if url.scheme() != "https" || url.cannot_be_a_base() {
            return Err(Status::invalid_argument("https only"));
        }
        let agent = self.agent.clone();
        let text = tokio::task::spawn_blocking(move || agent.get(url.as_str()).call()?.into_string().map_err(ureq::Error::from))
            .await
            .map_err(|_| Status::internal("worker"))?
            .map_err(|_| Status::unavailable("feed"))?;
        Ok(Response::new(FetchReply { text }))
    }
}
