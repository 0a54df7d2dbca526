// CWE-295,CWE-297
use native_tls::{TlsConnector, TlsStream};
use std::net::TcpStream;

pub fn open(host: &str) -> Result<TlsStream<TcpStream>, Box<dyn std::error::Error>> {
    let connector = TlsConnector::builder()
        .danger_accept_invalid_hostnames(true)
        .build()?;
    let stream = TcpStream::connect((host, 443))?;
    Ok(connector.connect(host, stream)?)
}
