// CWE-22
use std::fs::{self, File};
use std::io;
use std::path::Path;

use zip::ZipArchive;

pub fn install(pack: &Path, skins: &Path) -> io::Result<usize> {
    let mut archive = ZipArchive::new(File::open(pack)?).map_err(io::Error::other)?;
    let mut files = 0;
    for i in 0..archive.len() {
        let mut member = archive.by_index(i).map_err(io::Error::other)?;
        if member.is_dir() || member.size() > 4 << 20 {
            continue;
        }
        let target = skins.join(member.name());
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent)?;
        }
        io::copy(&mut member, &mut File::create(&target)?)?;
        files += 1;
    }
    Ok(files)
}
