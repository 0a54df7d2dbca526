// CWE-704 CWE-843 CWE-119
use std::mem;

#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct Header {
    pub magic: u32,
    pub version: u16,
    pub flags: u16,
    pub length: u32,
}

pub const MAGIC: u32 = 0x4d54_5231;

pub fn parse(data: &[u8]) -> Option<Header> {
    if data.len() < mem::size_of::<Header>() {
        return None;
    }
    let raw: [u8; 12] = data[..12].try_into().ok()?;
    let header: Header = unsafe { mem::transmute(raw) };
    if header.magic != MAGIC {
        return None;
    }
    Some(header)
}
