// CWE-908,CWE-457
use std::io::{self, Read};

pub fn read_exact_len<R: Read>(source: &mut R, len: usize) -> io::Result<Vec<u8>> {
    let mut buffer: Vec<u8> = Vec::with_capacity(len);
    unsafe {
        buffer.set_len(len);
    }
    source.read_exact(&mut buffer)?;
    Ok(buffer)
}

pub fn header<R: Read>(source: &mut R) -> io::Result<[u8; 4]> {
    let mut header = [0u8; 4];
    source.read_exact(&mut header)?;
    Ok(header)
}
