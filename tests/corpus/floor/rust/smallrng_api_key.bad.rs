// CWE-330
use rand::{rngs::SmallRng, Rng, SeedableRng};

pub fn new_api_key(user: u32) -> String {
    let mut rng = SmallRng::seed_from_u64(user as u64);
    let bytes: [u8; 32] = rng.gen();
    format!("ak_{}", hex::encode(bytes))
}
