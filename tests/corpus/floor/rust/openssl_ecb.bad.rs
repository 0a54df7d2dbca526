// CWE-327
use openssl::error::ErrorStack;
use openssl::rand::rand_bytes;
use openssl::symm::{encrypt, encrypt_aead, Cipher};

pub fn seal(key: &[u8], text: &[u8]) -> Result<Vec<u8>, ErrorStack> {
    encrypt(Cipher::aes_256_ecb(), key, None, text)
}
