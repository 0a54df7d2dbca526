use rand::rngs::{OsRng, SmallRng};
use rand::{Rng, RngCore, SeedableRng};
use std::collections::HashMap;
use std::time::{Duration, Instant};

pub struct Pairing {
    pending: HashMap<String, (u64, Instant)>,
    jitter: SmallRng,
}

impl Pairing {
    pub fn new() -> Self {
        Self { pending: HashMap::new(), jitter: SmallRng::from_entropy() }
    }

    pub fn start(&mut self, device: u64) -> String {
        let mut raw = [0u8; 32];
        OsRng.fill_bytes(&mut raw);
        let token = hex::encode(raw);
        self.pending.insert(token.clone(), (device, Instant::now()));
        token
    }

    pub fn next_poll(&mut self) -> Duration {
        Duration::from_millis(1_000 + self.jitter.gen_range(0..250))
    }

    pub fn finish(&mut self, token: &str) -> Option<u64> {
        let (device, at) = self.pending.remove(token)?;
        (at.elapsed() < Duration::from_secs(300)).then_some(device)
    }
}
