// CWE-327
use openssl::error::ErrorStack;
use openssl::rand::rand_bytes;
use openssl::symm::{encrypt, encrypt_aead, Cipher};

pub fn seal(key: &[u8], text: &[u8]) -> Result<Vec<u8>, ErrorStack> {
    let mut iv = [0u8; 12];
    rand_bytes(&mut iv)?;
    let mut tag = [0u8; 16];
    let mut out = iv.to_vec();
    out.extend(encrypt_aead(Cipher::aes_256_gcm(), key, Some(&iv), &[], text, &mut tag)?);
    out.extend_from_slice(&tag);
    Ok(out)
}
