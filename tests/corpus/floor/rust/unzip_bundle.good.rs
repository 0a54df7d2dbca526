// CWE-22
use std::fs::{self, File};
use std::io;
use std::path::Path;
use zip::ZipArchive;

pub fn unpack(archive: &Path, target: &Path) -> io::Result<usize> {
    let mut zip = ZipArchive::new(File::open(archive)?)?;
    let mut written = 0;
    for index in 0..zip.len() {
        let mut entry = zip.by_index(index)?;
        let Some(relative) = entry.enclosed_name() else {
            continue;
        };
        let out_path = target.join(relative);
        if entry.is_dir() {
            fs::create_dir_all(&out_path)?;
            continue;
        }
        if let Some(parent) = out_path.parent() {
            fs::create_dir_all(parent)?;
        }
        let mut out = File::create(&out_path)?;
        io::copy(&mut entry, &mut out)?;
        written += 1;
    }
    Ok(written)
}
