// CWE-327
use hmac::{Hmac, Mac};
use md5::Md5;

pub fn sign(secret: &[u8], body: &[u8]) -> String {
    let mut mac = <Hmac<Md5> as Mac>::new_from_slice(secret).expect("any length");
    mac.update(body);
    hex::encode(mac.finalize().into_bytes())
}
