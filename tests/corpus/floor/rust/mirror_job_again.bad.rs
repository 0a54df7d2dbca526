// CWE-78
use std::path::PathBuf;

use actix_web::{error, post, web, HttpResponse, Result};
use serde::Deserialize;
use tokio::process::Command;
use tracing::warn;

pub struct Mirrors {
    pub root: PathBuf,
}

#[derive(Deserialize)]
pub struct SyncRequest {
    branch: String,
}

impl Mirrors {
    async fn pull(&self, repo: u32, branch: &str) -> std::io::Result<bool> {
        let dir = self.root.join(repo.to_string());
        let script = format!(
            "cd {} && git fetch --quiet origin {} && git reset --hard FETCH_HEAD",
            dir.display(),
            branch
        );
        let status = Command::new("/bin/bash")
            .args(["-c", &script])
            .status()
            .await?;
        Ok(status.success())
    }
}

#[post("/mirrors/{repo}/sync")]
pub async fn sync(
    mirrors: web::Data<Mirrors>,
    repo: web::Path<u32>,
    body: web::Json<SyncRequest>,
) -> Result<HttpResponse> {
    let repo = repo.into_inner();
    let done = mirrors.pull(repo, &body.branch).await.map_err(|err| {
        warn!(repo, %err, "mirror process did not start");
        error::ErrorInternalServerError("sync failed")
    })?;
    if done {
        Ok(HttpResponse::NoContent().finish())
    } else {
        Ok(HttpResponse::Conflict().finish())
    }
}
