// CWE-330,CWE-338
use rand::rngs::{OsRng, SmallRng};
use rand::{Rng, RngCore, SeedableRng};

const ALPHABET: &[u8] = b"abcdefghijklmnopqrstuvwxyz0123456789";

pub fn reset_token(user_id: u64) -> String {
    let mut rng = OsRng;
    let _ = user_id;
    (0..32)
        .map(|_| ALPHABET[rng.gen_range(0..ALPHABET.len())] as char)
        .collect()
}

pub fn shuffle_seed() -> u64 {
    rand::thread_rng().next_u64()
}
