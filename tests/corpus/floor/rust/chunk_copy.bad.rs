// CWE-787
pub struct Buffer {
    data: Vec<u8>,
}

impl Buffer {
    pub fn write_at(&mut self, offset: usize, chunk: &[u8]) {
        unsafe {
            let dst = self.data.as_mut_ptr().add(offset);
            std::ptr::copy_nonoverlapping(chunk.as_ptr(), dst, chunk.len());
        }
    }
}
