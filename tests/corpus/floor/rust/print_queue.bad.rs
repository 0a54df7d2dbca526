// CWE-78
use actix_web::{post, web, HttpResponse};
use std::io::Write;
use std::process::{Command, Stdio};

#[post("/print/{queue}")]
pub async fn print(queue: web::Path<String>, body: web::Bytes) -> std::io::Result<HttpResponse> {
    let script = format!("lpr -P {}", queue.as_str());
    let mut child = Command::new("sh")
        .arg("-c")
        .arg(&script)
        .stdin(Stdio::piped())
        .spawn()?;
    if let Some(stdin) = child.stdin.as_mut() {
        stdin.write_all(&body)?;
    }
    child.wait()?;
    Ok(HttpResponse::Accepted().finish())
}
