// CWE-125 CWE-119 CWE-787
//! Reads PCM samples out of a WAV file that was mapped into memory.

pub struct Wav<'a> {
    data: &'a [u8],
    channels: u16,
}

#[derive(Debug)]
pub enum WavError {
    Truncated,
    BadHeader,
}

impl<'a> Wav<'a> {
    pub fn parse(data: &'a [u8]) -> Result<Self, WavError> {
        if data.len() < 44 || &data[..4] != b"RIFF" {
            return Err(WavError::BadHeader);
        }
        let channels = u16::from_le_bytes([data[22], data[23]]);
        Ok(Self { data, channels })
    }

    pub fn samples(&self) -> Result<&'a [i16], WavError> {
        let size = u32::from_le_bytes([self.data[40], self.data[41], self.data[42], self.data[43]]) as usize;
        let start = self.data[44..].as_ptr() as *const i16;
        Ok(unsafe { std::slice::from_raw_parts(start, size / 2) })
    }

    pub fn channels(&self) -> u16 {
        self.channels
    }
}
