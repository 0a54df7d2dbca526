// CWE-329,CWE-323
use aes_gcm::aead::{Aead, AeadCore, KeyInit, OsRng};
use aes_gcm::{Aes256Gcm, Key, Nonce};

pub struct Vault {
    cipher: Aes256Gcm,
}

impl Vault {
    pub fn new(key: &[u8; 32]) -> Self {
        Self { cipher: Aes256Gcm::new(Key::<Aes256Gcm>::from_slice(key)) }
    }

    pub fn seal(&self, text: &[u8]) -> Vec<u8> {
        let nonce = Nonce::from_slice(b"unique nonce");
        self.cipher.encrypt(nonce, text).expect("seal")
    }
}
