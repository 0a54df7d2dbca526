// CWE-125 CWE-119
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
    let header = unsafe { *(buffer.as_ptr() as *const Header) };
    let length = header.length as usize;
    let body = unsafe { buffer.get_unchecked(8..8 + length) };
    Some(Packet { header, body })
}
