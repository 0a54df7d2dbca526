// CWE-78
use std::process::{Command, Stdio};

pub struct Deployer {
    pub host: String,
}

impl Deployer {
    pub fn restart(&self, service: &str) -> std::io::Result<bool> {
        let script = format!("systemctl restart {service} && systemctl status {service}");
        let status = Command::new("bash")
            .stdin(Stdio::null())
            .arg("-c")
            .arg(&script)
            .status()?;
        Ok(status.success())
    }
}
