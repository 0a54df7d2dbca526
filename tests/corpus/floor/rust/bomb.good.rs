use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use flate2::read::GzDecoder;

const LIMIT: u64 = 32 << 20;

pub fn load(path: &Path) -> io::Result<Vec<u8>> {
    let decoder = GzDecoder::new(File::open(path)?);
    let mut data = Vec::new();
    decoder.take(LIMIT).read_to_end(&mut data)?;
    Ok(data)
}
