use base64::{engine::general_purpose::URL_SAFE_NO_PAD, Engine};
use ring::aead::{Aad, LessSafeKey, Nonce, UnboundKey, AES_256_GCM, NONCE_LEN};
use ring::rand::{SecureRandom, SystemRandom};
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
    key: LessSafeKey,
    rng: SystemRandom,
}

impl Sealer {
    pub fn new(key: [u8; 32]) -> Result<Self, SealError> {
        let key = UnboundKey::new(&AES_256_GCM, &key).map_err(|_| SealError::Cipher)?;
        Ok(Self {
            key: LessSafeKey::new(key),
            rng: SystemRandom::new(),
        })
    }

    pub fn seal<T: Serialize>(&self, value: &T) -> Result<String, SealError> {
        let mut nonce = [0u8; NONCE_LEN];
        self.rng.fill(&mut nonce).map_err(|_| SealError::Cipher)?;
        let mut buf = serde_json::to_vec(value)?;
        self.key
            .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::empty(), &mut buf)
            .map_err(|_| SealError::Cipher)?;
        let mut out = nonce.to_vec();
        out.append(&mut buf);
        Ok(URL_SAFE_NO_PAD.encode(out))
    }

    pub fn open<T: DeserializeOwned>(&self, token: &str) -> Result<T, SealError> {
        let mut raw = URL_SAFE_NO_PAD.decode(token)?;
        if raw.len() < NONCE_LEN {
            return Err(SealError::Cipher);
        }
        let mut body = raw.split_off(NONCE_LEN);
        let nonce = Nonce::try_assume_unique_for_key(&raw).map_err(|_| SealError::Cipher)?;
        let plain = self
            .key
            .open_in_place(nonce, Aad::empty(), &mut body)
            .map_err(|_| SealError::Cipher)?;
        Ok(serde_json::from_slice(plain)?)
    }
}
