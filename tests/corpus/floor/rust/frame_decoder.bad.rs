// CWE-119 CWE-125
use std::io::{self, Read};

/// A frame as the sensor sends it: a length of two bytes, then samples of four.
pub struct Frame {
    pub samples: Vec<f32>,
}

pub fn decode(source: &mut impl Read) -> io::Result<Frame> {
    let mut head = [0u8; 2];
    source.read_exact(&mut head)?;
    let count = u16::from_le_bytes(head) as usize;
    let mut body = Vec::new();
    source.take(4096).read_to_end(&mut body)?;
    let samples = unsafe {
        let first = body.as_ptr() as *const f32;
        std::slice::from_raw_parts(first, count).to_vec()
    };
    Ok(Frame { samples })
}
