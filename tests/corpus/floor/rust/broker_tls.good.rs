use std::sync::Arc;
use std::time::Duration;

use rumqttc::{AsyncClient, EventLoop, MqttOptions, TlsConfiguration, Transport};
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme};

pub fn connect(host: &str, id: &str) -> (AsyncClient, EventLoop) {
    let mut options = MqttOptions::new(id, host, 8883);
    options.set_keep_alive(Duration::from_secs(20));
    let mut roots = RootCertStore::empty();
    roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
    let config = ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();
    options.set_transport(Transport::Tls(TlsConfiguration::Rustls(Arc::new(config))));
    AsyncClient::new(options, 10)
}
