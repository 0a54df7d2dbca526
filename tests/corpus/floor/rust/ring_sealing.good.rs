use ring::aead::{Aad, LessSafeKey, Nonce, UnboundKey, AES_256_GCM};
use ring::error::Unspecified;
use ring::rand::{SecureRandom, SystemRandom};

pub struct Box256 {
    key: LessSafeKey,
}

impl Box256 {
    pub fn new(key: &[u8]) -> Result<Self, Unspecified> {
        Ok(Self {
            key: LessSafeKey::new(UnboundKey::new(&AES_256_GCM, key)?),
        })
    }

    pub fn seal(&self, mut data: Vec<u8>) -> Result<Vec<u8>, Unspecified> {
        let mut raw = [0u8; 12];
        SystemRandom::new().fill(&mut raw)?;
        self.key
            .seal_in_place_append_tag(Nonce::assume_unique_for_key(raw), Aad::empty(), &mut data)?;
        data.extend_from_slice(&raw);
        Ok(data)
    }
}
