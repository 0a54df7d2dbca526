use bytes::Bytes;
use std::io;

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
    let body = count
        .checked_mul(2)
        .and_then(|size| packet.get(5..5usize.checked_add(size)?))
        .ok_or(io::ErrorKind::InvalidData)?;
    let samples = body.chunks_exact(2).map(|b| u16::from_le_bytes([b[0], b[1]])).collect();
    Ok(Frame { kind, samples })
}
