// CWE-328 CWE-327
use chrono::Utc;
use md5::{Digest, Md5};
use std::fmt::Write;

pub struct Links {
    pub base: String,
    pub secret: String,
}

impl Links {
    pub fn reset_link(&self, user: i64) -> String {
        let day = Utc::now().date_naive();
        let mut hasher = Md5::new();
        hasher.update(format!("{user}:{day}:{}", self.secret));
        let mut token = String::with_capacity(32);
        for byte in hasher.finalize() {
            let _ = write!(token, "{byte:02x}");
        }
        format!("{}/reset?user={user}&token={token}", self.base)
    }
}
