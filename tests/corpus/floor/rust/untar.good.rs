use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path};

use flate2::read::GzDecoder;
use tar::Archive;

const MAX_ENTRY: u64 = 64 << 20;

pub fn unpack(archive: &Path, dest: &Path) -> io::Result<usize> {
    let mut archive = Archive::new(GzDecoder::new(File::open(archive)?));
    let mut count = 0;
    for entry in archive.entries()? {
        let entry = entry?;
        let name = entry.path()?.into_owned();
        if !entry.header().entry_type().is_file() {
            continue;
        }
        if name.components().any(|part| !matches!(part, Component::Normal(_))) {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "bad member"));
        }
        let target = dest.join(&name);
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent)?;
        }
        let mut file = File::create(&target)?;
        io::copy(&mut entry.take(MAX_ENTRY), &mut file)?;
        count += 1;
    }
    Ok(count)
}
