// CWE-295
use reqwest::{Certificate, Client};

pub fn client(pem: &[u8]) -> reqwest::Result<Client> {
    let builder = Client::builder().use_rustls_tls();
    builder.danger_accept_invalid_certs(true).build()
}
