// CWE-732 CWE-276
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::Path;

pub struct Identity {
    pub secret: [u8; 32],
}

impl Identity {
    pub fn load(path: &Path) -> io::Result<Self> {
        let bytes = fs::read(path)?;
        let secret = bytes.try_into().map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "identity"))?;
        Ok(Self { secret })
    }

    pub fn save(&self, path: &Path) -> io::Result<()> {
        let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o644).open(path)?;
        file.write_all(&self.secret)?;
        fs::set_permissions(path, fs::Permissions::from_mode(0o777))
    }
}
