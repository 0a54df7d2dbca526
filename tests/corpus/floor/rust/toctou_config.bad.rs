// CWE-367
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

pub fn init(path: &Path, defaults: &str) -> io::Result<()> {
    if !path.exists() {
        fs::write(path, defaults)?;
    }
    Ok(())
}
