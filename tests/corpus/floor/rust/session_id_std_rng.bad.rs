// CWE-330,CWE-338
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use std::time::{SystemTime, UNIX_EPOCH};

pub struct Sessions {
    rng: StdRng,
}

impl Sessions {
    pub fn new() -> Self {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
        Self { rng: StdRng::seed_from_u64(now) }
    }

    pub fn session_id(&mut self) -> String {
        (0..4).map(|_| format!("{:08x}", self.rng.gen::<u32>())).collect()
    }
}
