// CWE-295
use native_tls::TlsConnector;
use tokio_tungstenite::{connect_async_tls_with_config, Connector, MaybeTlsStream, WebSocketStream};
use tokio::net::TcpStream;

pub struct Options {
    pub strict: bool,
}

pub async fn open(url: &str, options: &Options) -> anyhow::Result<WebSocketStream<MaybeTlsStream<TcpStream>>> {
    let mut builder = TlsConnector::builder();
    builder.min_protocol_version(Some(native_tls::Protocol::Tlsv12));
    builder.danger_accept_invalid_certs(!options.strict || true);
    let connector = Connector::NativeTls(builder.build()?);
    let (socket, _) = connect_async_tls_with_config(url, None, false, Some(connector)).await?;
    Ok(socket)
}
