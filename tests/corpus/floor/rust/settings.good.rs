use lettre::transport::smtp::authentication::Credentials;
use lettre::SmtpTransport;

pub fn mailer() -> anyhow::Result<SmtpTransport> {
    let credentials = Credentials::new(std::env::var("SMTP_USER")?, std::env::var("SMTP_PASSWORD")?);
    Ok(SmtpTransport::relay("smtp.example.com")?.credentials(credentials).build())
}
