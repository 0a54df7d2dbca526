use aes_gcm::{aead::{Aead, AeadCore, KeyInit, OsRng}, Aes128Gcm, Key};

pub fn encrypt(key: &[u8; 16], data: &[u8]) -> Vec<u8> {
    let cipher = Aes128Gcm::new(Key::<Aes128Gcm>::from_slice(key));
    let nonce = Aes128Gcm::generate_nonce(&mut OsRng);
    cipher.encrypt(&nonce, data).expect("encrypt")
}
