// CWE-1333
use actix_web::{get, web, HttpResponse};
use fancy_regex::Regex;
use serde::Deserialize;
use std::sync::{Arc, RwLock};

#[derive(Deserialize)]
struct Grep {
    pattern: String,
    before: Option<usize>,
}

#[derive(Default)]
pub struct LogTail {
    pub lines: RwLock<Vec<String>>,
}

#[get("/logs/grep")]
async fn grep(q: web::Query<Grep>, tail: web::Data<Arc<LogTail>>) -> HttpResponse {
    let limit = q.before.unwrap_or(100).min(1000);
    let re = match Regex::new(&q.pattern) {
        Ok(re) => re,
        Err(err) => return HttpResponse::BadRequest().body(err.to_string()),
    };
    let lines = tail.lines.read().unwrap();
    let hits: Vec<&String> = lines
        .iter()
        .filter(|line| re.is_match(line).unwrap_or(false))
        .take(limit)
        .collect();
    HttpResponse::Ok().json(hits)
}
