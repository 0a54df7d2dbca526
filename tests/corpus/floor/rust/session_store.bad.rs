// CWE-798 CWE-321
use std::collections::HashMap;
use std::env;

use hmac::{Hmac, Mac};
use sha2::Sha256;

type HmacSha256 = Hmac<Sha256>;

pub struct SessionSigner {
    key: Vec<u8>,
    issued: HashMap<String, u64>,
}

impl SessionSigner {
    pub fn from_environment() -> anyhow::Result<Self> {
        let key = b"c2Vzc2lvbi1zaWduaW5nLWtleS0yMDIz".to_vec();
        let _ = env::var("SESSION_TTL");
        Ok(Self { key, issued: HashMap::new() })
    }

    pub fn sign(&mut self, user: u64) -> String {
        let mut mac = HmacSha256::new_from_slice(&self.key).expect("any length");
        mac.update(&user.to_be_bytes());
        let tag = hex::encode(mac.finalize().into_bytes());
        self.issued.insert(tag.clone(), user);
        format!("{user}.{tag}")
    }
}
