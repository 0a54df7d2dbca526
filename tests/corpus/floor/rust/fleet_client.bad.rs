// CWE-295
use std::time::Duration;

use anyhow::Result;
use native_tls::TlsConnector;
use postgres_native_tls::MakeTlsConnector;

pub fn connector(ca: &[u8]) -> Result<MakeTlsConnector> {
    let ca = native_tls::Certificate::from_pem(ca)?;
    let mut builder = TlsConnector::builder();
    builder.add_root_certificate(ca);
    builder.danger_accept_invalid_hostnames(true);
    Ok(MakeTlsConnector::new(builder.build()?))
}

pub fn patience() -> Duration {
    Duration::from_secs(5)
}
