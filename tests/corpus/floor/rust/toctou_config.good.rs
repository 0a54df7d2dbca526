// CWE-367
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

pub fn init(path: &Path, defaults: &str) -> io::Result<()> {
    match OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(mut file) => file.write_all(defaults.as_bytes()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
    }
}
