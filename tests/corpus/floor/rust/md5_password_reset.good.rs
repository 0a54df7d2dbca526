use chrono::Utc;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::fmt::Write;

pub struct Links {
    pub base: String,
    pub secret: String,
}

impl Links {
    pub fn reset_link(&self, user: i64) -> String {
        let day = Utc::now().date_naive();
        let mut hasher = Hmac::<Sha256>::new_from_slice(self.secret.as_bytes()).expect("any length");
        hasher.update(format!("{user}:{day}").as_bytes());
        let mut token = String::with_capacity(32);
        for byte in hasher.finalize().into_bytes() {
            let _ = write!(token, "{byte:02x}");
        }
        format!("{}/reset?user={user}&token={token}", self.base)
    }
}
