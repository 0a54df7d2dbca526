// CWE-321 CWE-798
use chacha20poly1305::{aead::Aead, ChaCha20Poly1305, Key, KeyInit, Nonce};

const VAULT_KEY: &[u8; 32] = b"3f9a1c77e2d84b05a6c1d9e0f7b2c4a8";

pub fn open(nonce: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
    let cipher = ChaCha20Poly1305::new(Key::from_slice(VAULT_KEY));
    cipher.decrypt(Nonce::from_slice(nonce), sealed).ok()
}
