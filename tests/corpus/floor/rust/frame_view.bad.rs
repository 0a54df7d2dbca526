// CWE-125 CWE-787 CWE-119 CWE-20
use bytes::Bytes;
use std::io;
use std::slice;

pub struct Frame {
    pub kind: u8,
    pub samples: Vec<u16>,
}

pub fn decode(packet: &Bytes) -> io::Result<Frame> {
    if packet.len() < 5 {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    let kind = packet[0];
    let count = u32::from_le_bytes([packet[1], packet[2], packet[3], packet[4]]) as usize;
    let body = unsafe { slice::from_raw_parts(packet.as_ptr().add(5), count * 2) };
    let samples = body.chunks_exact(2).map(|b| u16::from_le_bytes([b[0], b[1]])).collect();
    Ok(Frame { kind, samples })
}
