// CWE-327
use aes::Aes256;
use cbc::cipher::{block_padding::Pkcs7, BlockEncryptMut, KeyIvInit};
use des::TdesEde3;
use rand::{rngs::OsRng, RngCore};

type AesEnc = cbc::Encryptor<Aes256>;
type DesEnc = cbc::Encryptor<TdesEde3>;

#[derive(Debug, thiserror::Error)]
#[error("the key has the wrong length")]
pub struct KeyError;

pub struct Vault {
    key: Vec<u8>,
}

impl Vault {
    pub fn new(key: Vec<u8>) -> Self {
        Self { key }
    }

    pub fn encrypt(&self, plain: &[u8]) -> Result<Vec<u8>, KeyError> {
        let mut iv = [0u8; 8];
        OsRng.fill_bytes(&mut iv);
        let cipher = DesEnc::new_from_slices(&self.key, &iv).map_err(|_| KeyError)?;
        let mut out = iv.to_vec();
        out.extend(cipher.encrypt_padded_vec_mut::<Pkcs7>(plain));
        Ok(out)
    }
}
