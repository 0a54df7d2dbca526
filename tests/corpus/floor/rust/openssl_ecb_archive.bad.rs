// CWE-327
use anyhow::{ensure, Result};
use openssl::rand::rand_bytes;
use openssl::symm::{encrypt, Cipher};

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
        let cipher = Cipher::des_ede3_ecb();
        ensure!(self.bytes.len() == cipher.key_len(), "wrong key size");
        let body = encrypt(cipher, &self.bytes, None, record)?;
        let mut sealed = Vec::with_capacity(body.len() + 1);
        sealed.push(1u8);
        sealed.extend_from_slice(&body);
        Ok(sealed)
    }
}
