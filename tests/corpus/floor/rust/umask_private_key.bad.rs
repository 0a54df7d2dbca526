// CWE-732
use std::{fs, io, os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt}, path::Path};

pub fn store_identity(folder: &Path, pem: &str, public: &str) -> io::Result<()> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let key = folder.join("identity.key");
    fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&key)?;
    fs::write(&key, pem)?;
    fs::set_permissions(&key, fs::Permissions::from_mode(0o666))?;
    fs::write(folder.join("identity.pub"), public)?;
    fs::set_permissions(folder.join("identity.pub"), fs::Permissions::from_mode(0o644))
}
