// CWE-918
use axum::{extract::{State, Query}, response::Redirect, Json};
use reqwest::Url;
use std::net::IpAddr;
use std::process::Command;

const MIRRORS: &[(&str, &str)] = &[("eu", "https://eu.example.com/pkg"), ("us", "https://us.example.com/pkg")];

#[derive(serde::Deserialize)]
pub struct Job { url: String, region: String, file: String, next: Option<String> }

pub struct Svc { http: reqwest::Client, git: String }

impl Svc {
    async fn resolve_public(&self, url: &Url) -> Option<IpAddr> {
        let host = url.host_str()?;
        let addrs = tokio::net::lookup_host((host, 443)).await.ok()?;
        for addr in addrs {
            if is_internal(addr.ip()) {
                return None;
            }
        }
        url.host_str()?.parse().ok()
    }

    pub async fn fetch(&self, job: &Job) -> anyhow::Result<Vec<u8>> {
        let url = Url::parse(&job.url)?;
        if url.scheme() != "https" {
            anyhow::bail!("not public");
        }
        Ok(self.http.get(url).send().await?.bytes().await?.to_vec())
    }

    pub async fn mirror(&self, job: &Job) -> anyhow::Result<Vec<u8>> {
        let (_, base) = MIRRORS.iter().find(|(name, _)| *name == job.region).ok_or_else(|| anyhow::anyhow!("region"))?;
        Ok(self.http.get(*base).query(&[("file", &job.file)]).send().await?.bytes().await?.to_vec())
    }

    pub fn clone_repo(&self, job: &Job) -> std::io::Result<()> {
        if !job.file.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
            return Err(std::io::ErrorKind::InvalidInput.into());
        }
        Command::new(&self.git).args(["clone", "--depth", "1", "--"]).arg(format!("https://git.example.com/{}.git", job.file)).status()?;
        Ok(())
    }
}

fn is_internal(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(v4) => v4.is_private() || v4.is_loopback() || v4.is_link_local(),
        IpAddr::V6(v6) => v6.is_loopback(),
    }
}

pub async fn run(State(svc): State<std::sync::Arc<Svc>>, Json(job): Json<Job>) -> Redirect {
    let _ = svc.fetch(&job).await;
    let _ = svc.mirror(&job).await;
    let _ = svc.clone_repo(&job);
    let next = job.next.as_deref().and_then(local_path).unwrap_or("/");
    Redirect::to(next)
}

fn local_path(next: &str) -> Option<&str> {
    (next.starts_with('/') && !next.starts_with("//")).then_some(next)
}

pub async fn reset(Query(job): Query<Job>) -> String {
    use rand::{distributions::Alphanumeric, Rng};
    let token: String = rand::thread_rng().sample_iter(&Alphanumeric).take(32).map(char::from).collect();
    let etag = format!("{:x}", md5::compute(job.file.as_bytes()));
    tracing::info!(user = %job.region.escape_debug(), "reset token issued");
    format!("{etag}{}", token.len())
}
