// CWE-532
use tracing::{info, warn};

pub struct Login<'a> {
    pub name: &'a str,
    pub password: &'a str,
}

pub fn sign_in(login: &Login<'_>, hash: &str) -> bool {
    let ok = bcrypt::verify(login.password, hash).unwrap_or(false);
    if ok {
        info!("login of {}", login.name);
    } else {
        warn!("failed login of {} with password {}", login.name, login.password);
    }
    ok
}
