// CWE-295
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::{SmtpTransport, transport::smtp::authentication::Credentials};

pub fn mailer(host: &str, creds: Credentials) -> anyhow::Result<SmtpTransport> {
    let tls = TlsParameters::builder(host.to_owned())
        .dangerous_accept_invalid_certs(true)
        .build()?;
    Ok(SmtpTransport::relay(host)?.tls(Tls::Required(tls)).credentials(creds).build())
}
