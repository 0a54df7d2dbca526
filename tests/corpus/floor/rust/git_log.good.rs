use actix_web::{get, web, HttpResponse, Responder};
use serde::{Deserialize, Serialize};
use tokio::process::Command;

#[derive(Deserialize)]
struct LogQuery {
    branch: String,
}

#[derive(Serialize)]
struct LogLine {
    text: String,
}

fn is_branch(name: &str) -> bool {
    !name.starts_with('-') && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '_' | '.'))
}

#[get("/repos/{name}/log")]
async fn log(query: web::Query<LogQuery>, repo: web::Data<crate::Repos>) -> impl Responder {
    let dir = repo.root();
    if !is_branch(&query.branch) {
        return HttpResponse::BadRequest().finish();
    }
    let output = Command::new("git")
        .args(["log", "--oneline", &query.branch, "--"])
        .current_dir(dir)
        .output()
        .await;
    match output {
        Ok(out) => {
            let lines: Vec<LogLine> =
                String::from_utf8_lossy(&out.stdout).lines().map(|l| LogLine { text: l.to_owned() }).collect();
            HttpResponse::Ok().json(lines)
        }
        Err(error) => {
            log::error!("git: {error}");
            HttpResponse::InternalServerError().finish()
        }
    }
}
