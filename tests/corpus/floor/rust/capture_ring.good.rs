use std::slice;

#[repr(C)]
pub struct Slot {
    len: u32,
    seq: u32,
}

pub struct Ring {
    base: *const u8,
    size: usize,
}

impl Ring {
    /// Returns the bytes of the slot at `offset`, which the driver filled.
    pub fn slot(&self, offset: usize) -> Option<&[u8]> {
        if offset + std::mem::size_of::<Slot>() > self.size {
            return None;
        }
        unsafe {
            let at = self.base.add(offset);
            let slot = std::ptr::read_unaligned(at as *const Slot);
            if slot.len as usize > self.size - offset - std::mem::size_of::<Slot>() {
                return None;
            }
            let data = at.add(std::mem::size_of::<Slot>());
            Some(slice::from_raw_parts(data, slot.len as usize))
        }
    }
}
