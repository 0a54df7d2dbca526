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

fn is_branch(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= 100
        && !name.starts_with('-')
        && name
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'/'))
}

impl Mirrors {
    async fn pull(&self, repo: u32, branch: &str) -> std::io::Result<bool> {
        if !is_branch(branch) {
            return Ok(false);
        }
        let dir = self.root.join(repo.to_string());
        let fetched = Command::new("git")
            .args(["fetch", "--quiet", "origin", branch])
            .current_dir(&dir)
            .status()
            .await?;
        if !fetched.success() {
            return Ok(false);
        }
        let reset = Command::new("git")
            .args(["reset", "--hard", "FETCH_HEAD"])
            .current_dir(&dir)
            .status();
        Ok(reset.await?.success())
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
