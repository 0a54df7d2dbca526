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
    let samples: Vec<f32> = body
        .chunks_exact(4)
        .take(count)
        .map(|each| f32::from_le_bytes([each[0], each[1], each[2], each[3]]))
        .collect();
    if samples.len() != count {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "frame is short"));
    }
    Ok(Frame { samples })
}
