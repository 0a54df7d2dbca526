// CWE-908 CWE-457
use std::io::{self, Read};

pub struct Chunked<R> {
    inner: R,
    size: usize,
}

impl<R: Read> Chunked<R> {
    pub fn new(inner: R, size: usize) -> Self {
        Self { inner, size }
    }

    pub fn next_chunk(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut chunk: Vec<u8> = Vec::with_capacity(self.size);
        unsafe { chunk.set_len(self.size) };
        let got = self.inner.read(&mut chunk)?;
        if got == 0 {
            return Ok(None);
        }
        chunk.truncate(got);
        Ok(Some(chunk))
    }
}
