use rand::rngs::OsRng;
use rsa::{pkcs8::{EncodePrivateKey, LineEnding}, RsaPrivateKey};
use std::{fs, os::unix::fs::OpenOptionsExt, io::Write};

const MODULUS_BITS: usize = 3072;

pub fn issue(path: &str) -> anyhow::Result<()> {
    let key = RsaPrivateKey::new(&mut OsRng, MODULUS_BITS)?;
    let pem = key.to_pkcs8_pem(LineEnding::LF)?;
    let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(pem.as_bytes())?;
    Ok(())
}
