// CWE-327
use cipher::{block_padding::Pkcs7, BlockEncryptMut, KeyIvInit};
use des::TdesEde3;
use rand::{rngs::OsRng, RngCore};

type Sealer = cbc::Encryptor<TdesEde3>;

pub fn seal(key: &[u8; 24], text: &[u8]) -> Vec<u8> {
    let mut vector = [0u8; 8];
    OsRng.fill_bytes(&mut vector);
    let mut out = vector.to_vec();
    out.extend(Sealer::new(key.into(), &vector.into()).encrypt_padded_vec_mut::<Pkcs7>(text));
    out
}
