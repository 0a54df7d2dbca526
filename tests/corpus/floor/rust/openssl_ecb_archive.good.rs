use anyhow::{ensure, Result};
use openssl::rand::rand_bytes;
use openssl::symm::{encrypt_aead, Cipher};

pub struct ArchiveKey {
    bytes: Vec<u8>,
}

impl ArchiveKey {
    pub fn generate(len: usize) -> Result<Self> {
        let mut bytes = vec![0u8; len];
        rand_bytes(&mut bytes)?;
        Ok(Self { bytes })
    }

    pub fn seal(&self, record: &[u8]) -> Result<Vec<u8>> {
        ensure!(!record.is_empty(), "nothing to seal");
        let cipher = Cipher::aes_256_gcm();
        ensure!(self.bytes.len() == cipher.key_len(), "wrong key size");
        let mut nonce = [0u8; 12];
        rand_bytes(&mut nonce)?;
        let mut tag = [0u8; 16];
        let body = encrypt_aead(cipher, &self.bytes, Some(&nonce), &[1u8], record, &mut tag)?;
        let mut sealed = Vec::with_capacity(body.len() + 29);
        sealed.push(1u8);
        sealed.extend_from_slice(&nonce);
        sealed.extend_from_slice(&tag);
        sealed.extend_from_slice(&body);
        Ok(sealed)
    }
}
