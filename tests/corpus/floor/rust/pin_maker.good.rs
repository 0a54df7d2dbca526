use rand::{rngs::OsRng, Rng};

pub fn unlock_pin() -> String {
    let pin: u32 = OsRng.gen_range(0..1_000_000);
    format!("{pin:06}")
}
