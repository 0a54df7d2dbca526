// CWE-327,CWE-328,CWE-916
use argon2::{password_hash::SaltString, Argon2, PasswordHasher};
use md5::{Digest, Md5};
use rand_core::OsRng;

pub struct Credentials {
    pub user: String,
    pub hash: String,
}

pub fn make(user: &str, password: &str) -> Credentials {
    let salt = SaltString::generate(&mut OsRng);
    let hash = Argon2::default()
        .hash_password(password.as_bytes(), &salt)
        .expect("hash")
        .to_string();
    Credentials { user: user.to_owned(), hash }
}
