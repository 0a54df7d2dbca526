// CWE-338 CWE-330
use rand::rngs::{OsRng, SmallRng};
use rand::{RngCore, SeedableRng};

pub fn api_key() -> String {
    let mut key = [0u8; 32];
    let mut rng = SmallRng::seed_from_u64(42);
    rng.fill_bytes(&mut key);
    hex::encode(key)
}
