use reqwest::{Certificate, Client};

pub fn client(pem: &[u8]) -> reqwest::Result<Client> {
    let builder = Client::builder().use_rustls_tls();
    builder.add_root_certificate(Certificate::from_pem(pem)?).build()
}
