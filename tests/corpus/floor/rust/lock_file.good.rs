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
        let mut file = tempfile::NamedTempFile::new_in(&self.directory)?;
        for line in lines {
            writeln!(file, "{line}")?;
        }
        let target = self.directory.join("report.csv");
        file.persist(&target)?;
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
