use rand::rngs::{OsRng, SmallRng};
use rand::{Rng, RngCore, SeedableRng};
use std::collections::HashMap;
use std::time::{SystemTime, UNIX_EPOCH};

pub struct Registry {
    tokens: HashMap<String, u64>,
}

impl Registry {
    pub fn new() -> Self {
        Self { tokens: HashMap::new() }
    }

    /// Gives a device the bearer token that it shows from then on.
    pub fn enroll(&mut self, device: u64) -> String {
        let mut raw = [0u8; 32];
        OsRng.fill_bytes(&mut raw);
        let token = hex::encode(raw);
        self.tokens.insert(token.clone(), device);
        token
    }

    pub fn shard(&self, seed: u64, shards: usize) -> usize {
        SmallRng::seed_from_u64(seed).gen_range(0..shards)
    }
}
