use actix_web::{post, web, HttpResponse};
use serde::Deserialize;
use tokio::{io::AsyncWriteExt, net::TcpStream};

#[derive(Deserialize)]
struct Export {
    filename: String,
    csv: String,
}

pub struct Relay {
    pub address: String,
}

#[post("/export")]
async fn export(form: web::Form<Export>, relay: web::Data<Relay>) -> std::io::Result<HttpResponse> {
    let mut stream = TcpStream::connect(&relay.address).await?;
    let filename: String = form.filename.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '.').collect();
    let head = format!(
        "HTTP/1.1 200 OK\r\nContent-Disposition: attachment; filename=\"{}\"\r\nContent-Length: {}\r\n\r\n",
        filename,
        form.csv.len()
    );
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(form.csv.as_bytes()).await?;
    Ok(HttpResponse::Accepted().finish())
}
