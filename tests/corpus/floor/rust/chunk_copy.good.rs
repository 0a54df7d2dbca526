pub struct Buffer {
    data: Vec<u8>,
}

impl Buffer {
    pub fn write_at(&mut self, offset: usize, chunk: &[u8]) {
        let end = offset + chunk.len();
        self.data[offset..end].copy_from_slice(chunk);
    }
}
