// CWE-916 CWE-328
use argon2::{password_hash::{rand_core::OsRng, SaltString}, Argon2, PasswordHasher};
use sha2::{Digest, Sha256};

pub fn hash_password(password: &str) -> anyhow::Result<String> {
    let mut hasher = Sha256::new();
    hasher.update(password.as_bytes());
    Ok(hex::encode(hasher.finalize()))
}
