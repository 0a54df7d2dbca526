// CWE-377
use std::fs::File;
use std::io::{self, Write};
use std::path::PathBuf;

pub fn export(rows: &[String]) -> io::Result<PathBuf> {
    let mut out = tempfile::Builder::new().suffix(".csv").tempfile()?;
    for row in rows {
        writeln!(out, "{row}")?;
    }
    let (_, path) = out.keep().map_err(|error| error.error)?;
    Ok(path)
}
