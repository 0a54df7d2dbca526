use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

pub fn claim(path: &Path, owner: &str) -> io::Result<bool> {
    let mut file = match File::create_new(path) {
        Ok(file) => file,
        Err(err) if err.kind() == io::ErrorKind::AlreadyExists => return Ok(false),
        Err(err) => return Err(err),
    };
    file.write_all(owner.as_bytes())?;
    fs::set_permissions(path, fs::metadata(path)?.permissions())?;
    Ok(true)
}
