// CWE-78
use axum::extract::Query;
use serde::Deserialize;
use std::process::{Command, Stdio};

#[derive(Deserialize)]
pub struct Tag {
    image: String,
    tag: String,
}

struct Runner {
    line: String,
}

impl Runner {
    fn tagging(query: &Tag) -> Self {
        Runner {
            line: format!("docker tag {0}:latest {0}:{1}", query.image, query.tag),
        }
    }

    fn run(&self) -> std::io::Result<bool> {
        let done = Command::new("bash")
            .args(["-lc", &self.line])
            .stdout(Stdio::null())
            .status()?;
        Ok(done.success())
    }
}

pub async fn tag(Query(query): Query<Tag>) -> &'static str {
    match Runner::tagging(&query).run() {
        Ok(true) => "tagged",
        _ => "failed",
    }
}
