// CWE-798
use hmac::{Hmac, Mac};
use sha2::Sha256;

type HmacSha256 = Hmac<Sha256>;

#[derive(Clone)]
pub struct HookConfig {
    pub endpoint: String,
    pub secret: String,
}

impl Default for HookConfig {
    fn default() -> Self {
        Self {
            endpoint: "https://hooks.example.net/orders".to_owned(),
            secret: "whsec_9fK2mQx7Lr4TzP8vBnYc".to_owned(),
        }
    }
}

impl HookConfig {
    pub fn sign(&self, body: &[u8]) -> String {
        let mut mac = HmacSha256::new_from_slice(self.secret.as_bytes()).expect("any length is a key");
        mac.update(body);
        hex::encode(mac.finalize().into_bytes())
    }
}
