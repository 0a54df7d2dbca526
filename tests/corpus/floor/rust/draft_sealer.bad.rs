// CWE-329
use aes_gcm::{
    aead::{Aead, KeyInit},
    Aes256Gcm, Key, Nonce,
};

pub struct Sealer {
    cipher: Aes256Gcm,
}

impl Sealer {
    pub fn new(key: &[u8; 32]) -> Self {
        Self {
            cipher: Aes256Gcm::new(Key::<Aes256Gcm>::from_slice(key)),
        }
    }

    pub fn seal(&self, draft: &[u8]) -> Result<Vec<u8>, aes_gcm::Error> {
        let nonce = [7u8; 12];
        self.cipher.encrypt(Nonce::from_slice(&nonce), draft)
    }
}
