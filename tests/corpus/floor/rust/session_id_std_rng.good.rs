// CWE-330,CWE-338
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use std::time::{SystemTime, UNIX_EPOCH};

pub struct Sessions {
    rng: StdRng,
}

impl Sessions {
    pub fn new() -> Self {
        Self { rng: StdRng::from_entropy() }
    }

    pub fn session_id(&mut self) -> String {
        (0..4).map(|_| format!("{:08x}", self.rng.gen::<u32>())).collect()
    }
}
