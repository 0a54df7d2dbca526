use std::fs::{File, OpenOptions};
use std::io::{BufWriter, Write};
use std::path::PathBuf;

pub struct Report {
    out: BufWriter<File>,
    path: PathBuf,
}

impl Report {
    pub fn start(tenant: u64) -> std::io::Result<Self> {
        let made = tempfile::Builder::new()
            .prefix(&format!("usage-{tenant}-"))
            .suffix(".csv")
            .tempfile()?;
        let (file, path) = made.keep().map_err(|e| e.error)?;
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
