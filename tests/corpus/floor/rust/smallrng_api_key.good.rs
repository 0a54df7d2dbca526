use rand::{rngs::OsRng, RngCore};

pub fn new_api_key(user: u32) -> String {
    let mut bytes = [0u8; 32];
    OsRng.fill_bytes(&mut bytes);
    format!("ak_{}_{}", user, hex::encode(bytes))
}
