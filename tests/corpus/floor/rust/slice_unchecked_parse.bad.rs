// CWE-125
pub fn read_u32(buf: &[u8], offset: usize) -> u32 {
    unsafe { std::ptr::read_unaligned(buf.as_ptr().add(offset) as *const u32) }
}
