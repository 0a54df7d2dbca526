use axum::extract::Query;
use serde::Deserialize;
use std::process::{Command, Stdio};

#[derive(Deserialize)]
pub struct Tag {
    image: String,
    tag: String,
}

struct Runner {
    from: String,
    to: String,
}

impl Runner {
    fn tagging(query: &Tag) -> Self {
        Runner {
            from: format!("{}:latest", query.image),
            to: format!("{}:{}", query.image, query.tag),
        }
    }

    fn run(&self) -> std::io::Result<bool> {
        let done = Command::new("docker")
            .args(["tag", "--", &self.from, &self.to])
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
