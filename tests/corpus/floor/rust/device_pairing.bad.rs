// CWE-338 CWE-330
use rand::rngs::SmallRng;
use rand::{Rng, SeedableRng};
use std::collections::HashMap;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

pub struct Pairing {
    pending: HashMap<String, (u64, Instant)>,
    rng: SmallRng,
}

impl Pairing {
    pub fn new() -> Self {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Self { pending: HashMap::new(), rng: SmallRng::seed_from_u64(now.as_millis() as u64) }
    }

    pub fn start(&mut self, device: u64) -> String {
        let token: String = (0..32)
            .map(|_| char::from(b'a' + self.rng.gen_range(0..26)))
            .collect();
        self.pending.insert(token.clone(), (device, Instant::now()));
        token
    }

    pub fn finish(&mut self, token: &str) -> Option<u64> {
        let (device, at) = self.pending.remove(token)?;
        (at.elapsed() < Duration::from_secs(300)).then_some(device)
    }
}
