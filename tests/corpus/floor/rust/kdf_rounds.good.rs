use pbkdf2::pbkdf2_hmac;
use sha2::Sha256;

const ROUNDS: u32 = 600_000;

pub fn derive(password: &[u8], salt: &[u8]) -> [u8; 32] {
    let mut key = [0u8; 32];
    pbkdf2_hmac::<Sha256>(password, salt, ROUNDS, &mut key);
    key
}
