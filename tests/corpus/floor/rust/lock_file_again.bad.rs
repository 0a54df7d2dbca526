// CWE-367
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

pub fn claim(path: &Path, owner: &str) -> io::Result<bool> {
    if path.exists() {
        return Ok(false);
    }
    let mut file = File::create(path)?;
    file.write_all(owner.as_bytes())?;
    fs::set_permissions(path, fs::metadata(path)?.permissions())?;
    Ok(true)
}
