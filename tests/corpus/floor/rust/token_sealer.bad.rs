// CWE-327
use base64::{engine::general_purpose::URL_SAFE_NO_PAD, Engine};
use rc4::{consts::U16, Key, KeyInit, Rc4, StreamCipher};
use serde::{de::DeserializeOwned, Serialize};
use thiserror::Error;

#[derive(Debug, Error)]
pub enum SealError {
    #[error("token could not be encoded")]
    Encode(#[from] serde_json::Error),
    #[error("token is not valid base64")]
    Base64(#[from] base64::DecodeError),
    #[error("cipher failure")]
    Cipher,
}

/// Seals small values handed to devices and read back later.
pub struct Sealer {
    key: [u8; 16],
}

impl Sealer {
    pub fn new(key: [u8; 16]) -> Result<Self, SealError> {
        Ok(Self { key })
    }

    fn apply(&self, buf: &mut [u8]) {
        let mut cipher = Rc4::<U16>::new(Key::<U16>::from_slice(&self.key));
        cipher.apply_keystream(buf);
    }

    pub fn seal<T: Serialize>(&self, value: &T) -> Result<String, SealError> {
        let mut buf = serde_json::to_vec(value)?;
        self.apply(&mut buf);
        Ok(URL_SAFE_NO_PAD.encode(buf))
    }

    pub fn open<T: DeserializeOwned>(&self, token: &str) -> Result<T, SealError> {
        let mut buf = URL_SAFE_NO_PAD.decode(token)?;
        if buf.is_empty() {
            return Err(SealError::Cipher);
        }
        self.apply(&mut buf);
        Ok(serde_json::from_slice(&buf)?)
    }
}
