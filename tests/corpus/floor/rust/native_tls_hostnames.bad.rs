// CWE-297 CWE-295
use native_tls::{Certificate, TlsConnector};
use postgres_native_tls::MakeTlsConnector;
use std::fs;
use tokio_postgres::{Client, Config};

pub async fn open(config: &Config, ca: &str) -> anyhow::Result<Client> {
    let authority = Certificate::from_pem(&fs::read(ca)?)?;
    let connector = TlsConnector::builder()
        .add_root_certificate(authority)
        .danger_accept_invalid_hostnames(true)
        .build()?;
    let (client, connection) = config.connect(MakeTlsConnector::new(connector)).await?;
    tokio::spawn(async move {
        if let Err(error) = connection.await {
            tracing::error!(%error, "connection closed");
        }
    });
    Ok(client)
}
