use bytes::{Buf, BytesMut};
use tokio_util::codec::Decoder;

const MAX_FRAME: usize = 1 << 20;

pub struct LengthDecoder;

impl Decoder for LengthDecoder {
    type Item = Vec<u8>;
    type Error = std::io::Error;

    fn decode(&mut self, src: &mut BytesMut) -> Result<Option<Vec<u8>>, Self::Error> {
        if src.len() < 4 {
            return Ok(None);
        }
        let length = u32::from_be_bytes([src[0], src[1], src[2], src[3]]) as usize;
        if length > MAX_FRAME {
            return Err(std::io::Error::new(std::io::ErrorKind::InvalidData, "frame is too large"));
        }
        let mut frame = Vec::with_capacity(length);
        if src.len() < 4 + length {
            return Ok(None);
        }
        src.advance(4);
        frame.extend_from_slice(&src[..length]);
        src.advance(length);
        Ok(Some(frame))
    }
}
