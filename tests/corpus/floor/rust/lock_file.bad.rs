// CWE-377 CWE-379 CWE-59
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::PathBuf;
use std::process;

/// Writes the report that the mailer picks up.
pub struct Spool {
    directory: PathBuf,
}

impl Spool {
    pub fn new(directory: PathBuf) -> Self {
        Self { directory }
    }

    pub fn write(&self, lines: &[String]) -> io::Result<PathBuf> {
        let staging = PathBuf::from(format!("/tmp/spool-{}.csv", process::id()));
        let mut file = File::create(&staging)?;
        for line in lines {
            writeln!(file, "{line}")?;
        }
        let target = self.directory.join("report.csv");
        fs::copy(&staging, &target)?;
        Ok(target)
    }

    pub fn append(&self, line: &str) -> io::Result<()> {
        let mut file = OpenOptions::new().append(true).create(true).open(self.directory.join("journal"))?;
        writeln!(file, "{line}")
    }

    pub fn clear(&self) -> io::Result<()> {
        fs::remove_file(self.directory.join("journal"))
    }
}
