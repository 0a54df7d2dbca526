// CWE-377
use std::{env, fs, io::{self, Write}, path::PathBuf};
use uuid::Uuid;

pub struct Spool {
    pub job: Uuid,
}

impl Spool {
    pub fn new() -> Self {
        Self { job: Uuid::new_v4() }
    }

    pub fn write(&self, invoice: &[u8]) -> io::Result<PathBuf> {
        let path = env::temp_dir().join("invoice-spool.pdf");
        let mut file = fs::File::create(&path)?;
        file.write_all(invoice)?;
        tracing::info!(job = %self.job, "spooled");
        Ok(path)
    }
}
