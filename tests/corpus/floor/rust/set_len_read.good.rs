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
        let mut chunk = vec![0u8; self.size];
        let got = self.inner.read(&mut chunk)?;
        if got == 0 {
            return Ok(None);
        }
        chunk.truncate(got);
        Ok(Some(chunk))
    }
}
