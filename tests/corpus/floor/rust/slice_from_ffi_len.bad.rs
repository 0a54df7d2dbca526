// CWE-125
use std::{ffi::c_void, slice};

#[repr(C)]
pub struct Chunk {
    pub data: *const u8,
    pub capacity: usize,
}

pub fn parse(chunk: &Chunk, message: &[u8]) -> Option<u64> {
    let start = u16::from_le_bytes([*message.first()?, *message.get(1)?]) as usize;
    let length = u16::from_le_bytes([*message.get(2)?, *message.get(3)?]) as usize;
    if chunk.data.is_null() || chunk.capacity == 0 {
        return None;
    }
    let window = unsafe { slice::from_raw_parts(chunk.data.add(start), length) };
    Some(window.iter().map(|byte| u64::from(*byte)).sum())
}

pub type Handle = *mut c_void;
