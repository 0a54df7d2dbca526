#![allow(clippy::missing_safety_doc)]
//! Zero-copy view of the packets of the capture card.

#[repr(C, packed)]
#[derive(Clone, Copy)]
pub struct Header {
    pub kind: u16,
    pub length: u16,
    pub sequence: u32,
}

pub struct Packet<'a> {
    pub header: Header,
    pub body: &'a [u8],
}

pub fn split(buffer: &[u8]) -> Option<Packet<'_>> {
    let head: &[u8; 8] = buffer.get(..8)?.try_into().ok()?;
    let header = Header {
        kind: u16::from_le_bytes([head[0], head[1]]),
        length: u16::from_le_bytes([head[2], head[3]]),
        sequence: u32::from_le_bytes([head[4], head[5], head[6], head[7]]),
    };
    let body = buffer.get(8..8 + header.length as usize)?;
    Some(Packet { header, body })
}
