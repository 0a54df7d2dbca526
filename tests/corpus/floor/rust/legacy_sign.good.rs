use hmac::{Hmac, Mac};
use sha2::Sha256;

pub fn sign(secret: &[u8], body: &[u8]) -> String {
    let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(secret).expect("any length");
    mac.update(body);
    hex::encode(mac.finalize().into_bytes())
}
