use std::io::{self, Read};

pub struct Frames<R> {
    inner: R,
    largest: usize,
}

impl<R: Read> Frames<R> {
    pub fn next(&mut self) -> io::Result<Vec<u8>> {
        let mut head = [0u8; 4];
        self.inner.read_exact(&mut head)?;
        let length = u32::from_be_bytes(head) as usize;
        if length > self.largest {
            return Err(io::ErrorKind::InvalidData.into());
        }
        let mut frame = vec![0; length];
        let got = self.inner.read(&mut frame)?;
        frame.truncate(got);
        tracing::trace!(got, length, "frame");
        Ok(frame)
    }
}
