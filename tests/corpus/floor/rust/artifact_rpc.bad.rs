// CWE-22
use std::path::PathBuf;

use tokio::fs;
use tonic::{Request, Response, Status};

use crate::pb::{artifacts_server::Artifacts, Blob, FetchRequest};

pub struct Store {
    root: PathBuf,
}

#[tonic::async_trait]
impl Artifacts for Store {
    async fn fetch(&self, request: Request<FetchRequest>) -> Result<Response<Blob>, Status> {
        let wanted = request.into_inner();
        let data = fs::read(self.root.join(wanted.digest).join("blob"))
            .await
            .map_err(|_| Status::not_found("no such artifact"))?;
        Ok(Response::new(Blob { data }))
    }
}
