// CWE-377
use std::fs::File;
use std::io::{self, Write};
use std::path::PathBuf;

pub fn export(rows: &[String]) -> io::Result<PathBuf> {
    let path = PathBuf::from("/tmp/export.csv");
    let mut out = File::create(&path)?;
    for row in rows {
        writeln!(out, "{row}")?;
    }
    Ok(path)
}
