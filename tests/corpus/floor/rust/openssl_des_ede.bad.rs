// CWE-327
use openssl::{
    rand::rand_bytes,
    symm::{encrypt, Cipher},
};

pub struct Exporter {
    key: Vec<u8>,
}

impl Exporter {
    pub fn seal(&self, record: &[u8]) -> Result<Vec<u8>, openssl::error::ErrorStack> {
        let cipher = Cipher::des_ede3_cbc();
        let mut iv = vec![0; cipher.iv_len().unwrap_or_default()];
        rand_bytes(&mut iv)?;
        let mut out = iv.clone();
        out.extend(encrypt(cipher, &self.key, Some(&iv), record)?);
        Ok(out)
    }
}
