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
    let header = Header {
        magic: u32::from_le_bytes(data[..4].try_into().ok()?),
        version: u16::from_le_bytes(data[4..6].try_into().ok()?),
        flags: u16::from_le_bytes(data[6..8].try_into().ok()?),
        length: u32::from_le_bytes(data[8..12].try_into().ok()?),
    };
    if header.magic != MAGIC {
        return None;
    }
    Some(header)
}
