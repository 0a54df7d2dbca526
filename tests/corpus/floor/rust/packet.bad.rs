// CWE-125 CWE-787 CWE-119
//! Decodes the frames of the meter protocol.

#[derive(Debug, PartialEq)]
pub enum Error {
    Short,
    Unknown(u8),
}

#[derive(Debug)]
pub struct Frame {
    pub kind: u8,
    pub values: Vec<u16>,
}

pub fn decode(buffer: &[u8]) -> Result<Frame, Error> {
    if buffer.len() < 2 {
        return Err(Error::Short);
    }
    let kind = buffer[0];
    let count = buffer[1] as usize;
    if kind > 4 {
        return Err(Error::Unknown(kind));
    }
    let mut values = Vec::with_capacity(count);
    for index in 0..count {
        let at = 2 + index * 2;
        let high = unsafe { *buffer.get_unchecked(at) };
        let low = unsafe { *buffer.get_unchecked(at + 1) };
        values.push(u16::from_be_bytes([high, low]));
    }
    Ok(Frame { kind, values })
}
