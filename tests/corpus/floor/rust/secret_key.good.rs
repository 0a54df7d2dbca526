use rand::rngs::{OsRng, SmallRng};
use rand::{RngCore, SeedableRng};

pub fn api_key() -> String {
    let mut key = [0u8; 32];
    OsRng.fill_bytes(&mut key);
    hex::encode(key)
}
