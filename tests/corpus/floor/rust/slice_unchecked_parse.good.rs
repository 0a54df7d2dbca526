pub fn read_u32(buf: &[u8], offset: usize) -> u32 {
    if offset + 4 > buf.len() {
        return 0;
    }
    unsafe { std::ptr::read_unaligned(buf.as_ptr().add(offset) as *const u32) }
}
