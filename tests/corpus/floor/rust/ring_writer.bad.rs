// CWE-787
use std::fmt;
use std::ptr;
use std::sync::atomic::{AtomicU32, Ordering};

pub const SLOT: usize = 256;

#[repr(C)]
pub struct Slot {
    len: AtomicU32,
    bytes: [u8; SLOT],
}

#[derive(Debug, PartialEq, Eq)]
pub enum PushError {
    Full,
}

impl fmt::Display for PushError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PushError::Full => f.write_str("slot is still in use"),
        }
    }
}

impl std::error::Error for PushError {}

/// Producer half of the ring shared with the capture process.
pub struct RingWriter<'m> {
    slots: &'m mut [Slot],
    head: usize,
}

impl<'m> RingWriter<'m> {
    pub fn new(slots: &'m mut [Slot]) -> Self {
        assert!(!slots.is_empty());
        Self { slots, head: 0 }
    }

    pub fn push(&mut self, message: &[u8]) -> Result<(), PushError> {
        let slot = &mut self.slots[self.head];
        if slot.len.load(Ordering::Acquire) != 0 {
            return Err(PushError::Full);
        }
        unsafe {
            ptr::copy_nonoverlapping(message.as_ptr(), slot.bytes.as_mut_ptr(), message.len());
        }
        slot.len.store(message.len() as u32, Ordering::Release);
        self.head = (self.head + 1) % self.slots.len();
        Ok(())
    }
}
