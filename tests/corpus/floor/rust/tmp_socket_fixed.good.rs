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
        let mut file = tempfile::Builder::new().prefix("invoice-").suffix(".pdf").tempfile()?;
        file.write_all(invoice)?;
        let (_, path) = file.keep().map_err(|error| error.error)?;
        tracing::info!(job = %self.job, "spooled");
        Ok(path)
    }
}
