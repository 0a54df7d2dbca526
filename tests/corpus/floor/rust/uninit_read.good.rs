// CWE-908,CWE-457
use std::io::{self, Read};

pub fn read_exact_len<R: Read>(source: &mut R, len: usize) -> io::Result<Vec<u8>> {
    let mut buffer = vec![0u8; len];
    source.read_exact(&mut buffer)?;
    Ok(buffer)
}

pub fn header<R: Read>(source: &mut R) -> io::Result<[u8; 4]> {
    let mut header = [0u8; 4];
    source.read_exact(&mut header)?;
    Ok(header)
}
