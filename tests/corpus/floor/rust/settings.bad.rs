// CWE-798
use lettre::transport::smtp::authentication::Credentials;
use lettre::SmtpTransport;

pub fn mailer() -> anyhow::Result<SmtpTransport> {
    let credentials = Credentials::new("mailer".to_string(), "Tr0ub4dor&3-mail".to_string());
    Ok(SmtpTransport::relay("smtp.example.com")?.credentials(credentials).build())
}
