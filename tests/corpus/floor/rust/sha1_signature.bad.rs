// CWE-327,CWE-328
use hmac::{Hmac, Mac};
use sha1::Sha1;

type Signer = Hmac<Sha1>;

pub fn sign(key: &[u8], message: &[u8]) -> String {
    let mut mac = Signer::new_from_slice(key).expect("any length");
    mac.update(message);
    hex::encode(mac.finalize().into_bytes())
}

pub fn verify(key: &[u8], message: &[u8], tag: &[u8]) -> bool {
    let mut mac = Signer::new_from_slice(key).expect("any length");
    mac.update(message);
    mac.verify_slice(tag).is_ok()
}
