// CWE-22
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use thiserror::Error;
use zip::ZipArchive;

const MAX_ENTRY: u64 = 8 * 1024 * 1024;
const MAX_FILES: usize = 512;

#[derive(Debug, Error)]
pub enum SkinError {
    #[error("archive: {0}")]
    Zip(#[from] zip::result::ZipError),
    #[error("io: {0}")]
    Io(#[from] io::Error),
    #[error("skin exceeds the limits")]
    TooLarge,
}

/// Unpacks a user supplied skin below `dest` and returns the number of files.
pub fn unpack(archive: &Path, dest: &Path) -> Result<usize, SkinError> {
    let mut zip = ZipArchive::new(File::open(archive)?)?;
    if zip.len() > MAX_FILES {
        return Err(SkinError::TooLarge);
    }
    let mut written = 0;
    for i in 0..zip.len() {
        let mut entry = zip.by_index(i)?;
        let out = dest.join(entry.name());
        if entry.is_dir() {
            fs::create_dir_all(&out)?;
            continue;
        }
        if let Some(parent) = out.parent() {
            fs::create_dir_all(parent)?;
        }
        let mut file = File::create(&out)?;
        let n = io::copy(&mut entry.by_ref().take(MAX_ENTRY + 1), &mut file)?;
        if n > MAX_ENTRY {
            return Err(SkinError::TooLarge);
        }
        written += 1;
    }
    Ok(written)
}
