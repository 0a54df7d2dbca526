use lettre::transport::smtp::authentication::Credentials;
use lettre::SmtpTransport;

pub struct Settings {
    pub host: String,
    pub user: String,
    pub password: String,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            host: "smtp.example.com".into(),
            user: "robot".into(),
            password: std::env::var("SMTP_PASSWORD").unwrap_or_default(),
        }
    }
}

pub fn transport(settings: &Settings) -> Result<SmtpTransport, lettre::transport::smtp::Error> {
    Ok(SmtpTransport::relay(&settings.host)?
        .credentials(Credentials::new(settings.user.clone(), settings.password.clone()))
        .build())
}
