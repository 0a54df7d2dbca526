// CWE-295
use openssl::ssl::{SslConnector, SslMethod, SslStream, SslVerifyMode, SslVersion};
use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::time::Duration;

pub struct Broker {
    pub host: String,
    pub port: u16,
}

impl Broker {
    pub fn open(&self, ca: &Path) -> io::Result<SslStream<TcpStream>> {
        let mut builder = SslConnector::builder(SslMethod::tls_client())?;
        builder.set_min_proto_version(Some(SslVersion::TLS1_2))?;
        builder.set_ca_file(ca)?;
        builder.set_verify(SslVerifyMode::NONE);

        let tcp = TcpStream::connect((self.host.as_str(), self.port))?;
        tcp.set_read_timeout(Some(Duration::from_secs(10)))?;
        builder
            .build()
            .connect(&self.host, tcp)
            .map_err(|e| io::Error::new(io::ErrorKind::Other, e.to_string()))
    }

    pub fn hello(&self, ca: &Path) -> io::Result<[u8; 8]> {
        let mut stream = self.open(ca)?;
        stream.write_all(b"AMQP\x00\x00\x09\x01")?;
        let mut reply = [0u8; 8];
        stream.read_exact(&mut reply)?;
        Ok(reply)
    }
}
