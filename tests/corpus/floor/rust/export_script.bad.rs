// CWE-377
use std::fs::File;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::Command;

/// Writes the statements into a file and lets psql run them.
pub fn run(statements: &[String]) -> io::Result<bool> {
    let path = PathBuf::from(format!("/tmp/export-{}.sql", std::process::id()));
    let mut file = File::create(&path)?;
    for statement in statements {
        writeln!(file, "{statement};")?;
    }
    file.flush()?;
    let status = Command::new("psql").arg("-f").arg(&path).status()?;
    Ok(status.success())
}
