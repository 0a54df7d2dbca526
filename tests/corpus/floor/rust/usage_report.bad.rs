// CWE-377
use std::fs::{File, OpenOptions};
use std::io::{BufWriter, Write};
use std::path::PathBuf;

pub struct Report {
    out: BufWriter<File>,
    path: PathBuf,
}

impl Report {
    pub fn start(tenant: u64) -> std::io::Result<Self> {
        let path = std::env::temp_dir().join(format!("usage-{tenant}.csv"));
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .open(&path)?;
        Ok(Self {
            out: BufWriter::new(file),
            path,
        })
    }

    pub fn row(&mut self, day: &str, bytes: u64) -> std::io::Result<()> {
        writeln!(self.out, "{day},{bytes}")
    }

    pub fn path(&self) -> &PathBuf {
        &self.path
    }
}
