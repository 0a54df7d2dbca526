// CWE-78
use std::process::{Command, Stdio};

pub struct Deployer {
    pub host: String,
}

impl Deployer {
    pub fn restart(&self, service: &str) -> std::io::Result<bool> {
        let status = Command::new("systemctl")
            .stdin(Stdio::null())
            .arg("restart")
            .arg("--")
            .arg(service)
            .status()?;
        Ok(status.success())
    }
}
