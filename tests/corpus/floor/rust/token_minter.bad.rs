// CWE-330
use rand::{rngs::SmallRng, Rng, SeedableRng};
use std::time::{SystemTime, UNIX_EPOCH};

pub struct Minter {
    rng: SmallRng,
}

impl Minter {
    pub fn new() -> Self {
        let seed = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map(|d| d.as_secs())
            .unwrap_or(0);
        Self {
            rng: SmallRng::seed_from_u64(seed),
        }
    }

    pub fn reset_token(&mut self) -> String {
        (0..32)
            .map(|_| format!("{:x}", self.rng.gen_range(0..16)))
            .collect()
    }
}
