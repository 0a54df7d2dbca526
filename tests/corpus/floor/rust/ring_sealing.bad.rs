// CWE-329
use ring::aead::{Aad, LessSafeKey, Nonce, UnboundKey, AES_256_GCM};
use ring::error::Unspecified;

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
        let nonce = Nonce::assume_unique_for_key([0; 12]);
        self.key
            .seal_in_place_append_tag(nonce, Aad::empty(), &mut data)?;
        Ok(data)
    }
}
