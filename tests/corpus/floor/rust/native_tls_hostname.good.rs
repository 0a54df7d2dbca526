// CWE-295,CWE-297
use native_tls::{TlsConnector, TlsStream};
use std::net::TcpStream;

pub fn open(host: &str) -> Result<TlsStream<TcpStream>, Box<dyn std::error::Error>> {
    let connector = TlsConnector::builder()
        .min_protocol_version(Some(native_tls::Protocol::Tlsv12))
        .build()?;
    let stream = TcpStream::connect((host, 443))?;
    Ok(connector.connect(host, stream)?)
}
