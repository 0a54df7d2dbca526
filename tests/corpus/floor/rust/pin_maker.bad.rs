// CWE-330
use rand::{Rng, SeedableRng};
use rand_pcg::Pcg64;

pub fn unlock_pin(device: u64) -> String {
    let mut generator = Pcg64::seed_from_u64(device);
    let pin: u32 = generator.gen_range(0..1_000_000);
    format!("{pin:06}")
}
