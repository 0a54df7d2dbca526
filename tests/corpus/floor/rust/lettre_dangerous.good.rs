use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::{SmtpTransport, transport::smtp::authentication::Credentials};

pub fn mailer(host: &str, creds: Credentials) -> anyhow::Result<SmtpTransport> {
    let tls = TlsParameters::builder(host.to_owned())
        .build()?;
    Ok(SmtpTransport::relay(host)?.tls(Tls::Required(tls)).credentials(creds).build())
}
