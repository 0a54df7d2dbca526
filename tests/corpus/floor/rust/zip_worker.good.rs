use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use zip::ZipArchive;

#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error(transparent)]
    Io(#[from] io::Error),
    #[error(transparent)]
    Zip(#[from] zip::result::ZipError),
}

const LARGEST: u64 = 16 * 1024 * 1024;

pub fn sheets(path: &Path) -> Result<Vec<String>, ImportError> {
    let mut archive = ZipArchive::new(File::open(path)?)?;
    let mut sheets = Vec::new();
    for index in 0..archive.len() {
        let entry = archive.by_index(index)?;
        let mut text = String::new();
        entry.take(LARGEST).read_to_string(&mut text)?;
        sheets.push(text);
    }
    Ok(sheets)
}
