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
        let body = self.data.get(44..44 + size).ok_or(WavError::Truncated)?;
        bytemuck::try_cast_slice(body).map_err(|_| WavError::Truncated)
    }

    pub fn channels(&self) -> u16 {
        self.channels
    }
}
