use rand::{rngs::OsRng, Rng};

pub struct Minter {
    rng: OsRng,
}

impl Minter {
    pub fn new() -> Self {
        Self { rng: OsRng }
    }

    pub fn reset_token(&mut self) -> String {
        (0..32)
            .map(|_| format!("{:x}", self.rng.gen_range(0..16)))
            .collect()
    }
}
