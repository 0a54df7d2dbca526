use std::fs::{self, File};
use std::io;
use std::path::Path;

use anyhow::{bail, Context, Result};
use zip::ZipArchive;

const MAX_FILES: usize = 2_000;

pub fn unpack_theme(upload: &Path, dest: &Path) -> Result<usize> {
    let file = File::open(upload).context("open upload")?;
    let mut archive = ZipArchive::new(file).context("read zip")?;
    if archive.len() > MAX_FILES {
        bail!("theme has too many files");
    }

    let mut written = 0;
    for i in 0..archive.len() {
        let mut entry = archive.by_index(i)?;
        let Some(relative) = entry.enclosed_name() else {
            bail!("bad entry name {:?}", entry.name());
        };
        let target = dest.join(relative);
        if entry.is_dir() {
            fs::create_dir_all(&target)?;
            continue;
        }
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent)?;
        }
        let mut out = File::create(&target)?;
        io::copy(&mut entry, &mut out)?;
        written += 1;
    }
    Ok(written)
}
