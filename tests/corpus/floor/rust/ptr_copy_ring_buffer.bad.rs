// CWE-787
use std::alloc::{alloc, dealloc, handle_alloc_error, Layout};
use std::io::{self, Read};
use std::ptr;

pub struct PacketBuf {
    base: *mut u8,
    layout: Layout,
    used: usize,
}

impl PacketBuf {
    pub fn with_capacity(capacity: usize) -> Self {
        let layout = Layout::array::<u8>(capacity.max(1)).expect("capacity overflow");
        let base = unsafe { alloc(layout) };
        if base.is_null() {
            handle_alloc_error(layout);
        }
        Self { base, layout, used: 0 }
    }

    pub fn append_packet<R: Read>(&mut self, src: &mut R) -> io::Result<usize> {
        let mut head = [0u8; 2];
        src.read_exact(&mut head)?;
        let mut packet = vec![0u8; usize::from(u16::from_be_bytes(head))];
        src.read_exact(&mut packet)?;
        unsafe {
            ptr::copy_nonoverlapping(packet.as_ptr(), self.base.add(self.used), packet.len());
        }
        self.used += packet.len();
        Ok(packet.len())
    }
}

impl Drop for PacketBuf {
    fn drop(&mut self) {
        unsafe { dealloc(self.base, self.layout) }
    }
}
