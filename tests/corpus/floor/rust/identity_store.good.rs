use std::fs::{self, OpenOptions, Permissions};
use std::io::Write;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use ring::rand::SystemRandom;
use ring::signature::Ed25519KeyPair;

const KEY_MODE: u32 = 0o600;

/// Node identity kept below the state directory.
pub struct IdentityStore {
    path: PathBuf,
}

impl IdentityStore {
    pub fn new(state_dir: &Path) -> Self {
        Self {
            path: state_dir.join("identity.pk8"),
        }
    }

    pub fn load_or_create(&self) -> Result<Ed25519KeyPair> {
        let pkcs8 = match fs::read(&self.path) {
            Ok(bytes) => bytes,
            Err(err) if err.kind() == std::io::ErrorKind::NotFound => self.create()?,
            Err(err) => return Err(err).context("read identity"),
        };
        Ed25519KeyPair::from_pkcs8(&pkcs8)
            .map_err(|err| anyhow::anyhow!("identity key rejected: {err}"))
    }

    fn create(&self) -> Result<Vec<u8>> {
        let doc = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new())
            .map_err(|_| anyhow::anyhow!("key generation failed"))?;
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(KEY_MODE)
            .open(&self.path)
            .with_context(|| format!("create {}", self.path.display()))?;
        file.write_all(doc.as_ref()).context("write identity")?;
        file.set_permissions(Permissions::from_mode(KEY_MODE))
            .context("set mode")?;
        file.sync_all().context("sync identity")?;
        Ok(doc.as_ref().to_vec())
    }
}
