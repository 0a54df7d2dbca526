use actix_web::{post, web, HttpResponse};
use std::io::Write;
use std::process::{Command, Stdio};

#[post("/print/{queue}")]
pub async fn print(queue: web::Path<String>, body: web::Bytes) -> std::io::Result<HttpResponse> {
    let queue = match queue.as_str() {
        "office" => "office",
        "lobby" => "lobby",
        _ => return Ok(HttpResponse::NotFound().finish()),
    };
    let mut child = Command::new("lpr")
        .arg("-P")
        .arg(queue)
        .stdin(Stdio::piped())
        .spawn()?;
    if let Some(stdin) = child.stdin.as_mut() {
        stdin.write_all(&body)?;
    }
    child.wait()?;
    Ok(HttpResponse::Accepted().finish())
}
