// CWE-329
use chacha20poly1305::{
    aead::{Aead, AeadCore, KeyInit, OsRng},
    Key, XChaCha20Poly1305, XNonce,
};

pub struct Vault {
    cipher: XChaCha20Poly1305,
}

impl Vault {
    pub fn new(key: &[u8; 32]) -> Self {
        Self { cipher: XChaCha20Poly1305::new(Key::from_slice(key)) }
    }

    pub fn generate() -> Self {
        Self { cipher: XChaCha20Poly1305::new(&XChaCha20Poly1305::generate_key(&mut OsRng)) }
    }

    pub fn seal(&self, note: &[u8]) -> Result<Vec<u8>, chacha20poly1305::Error> {
        let nonce = *XNonce::from_slice(&[0u8; 24]);
        let mut out = nonce.to_vec();
        out.extend(self.cipher.encrypt(&nonce, note)?);
        Ok(out)
    }
}
