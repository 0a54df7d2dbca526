// CWE-681
use std::io;

use bytes::{BufMut, BytesMut};
use tokio_util::codec::Encoder;

#[derive(Debug, Clone, Copy)]
#[repr(u8)]
pub enum Kind {
    Data = 1,
    Ack = 2,
    Close = 3,
}

#[derive(Debug)]
pub struct Message {
    pub kind: Kind,
    pub stream: u32,
    pub payload: Vec<u8>,
}

/// Wire layout: kind (1), stream (4), length (2), payload.
#[derive(Default)]
pub struct FrameEncoder {
    sent: u64,
}

impl FrameEncoder {
    pub fn sent(&self) -> u64 {
        self.sent
    }
}

impl Encoder<Message> for FrameEncoder {
    type Error = io::Error;

    fn encode(&mut self, msg: Message, dst: &mut BytesMut) -> Result<(), Self::Error> {
        let length = msg.payload.len() as u16;
        dst.reserve(7 + msg.payload.len());
        dst.put_u8(msg.kind as u8);
        dst.put_u32(msg.stream);
        dst.put_u16(length);
        dst.put_slice(&msg.payload);
        self.sent += 1;
        Ok(())
    }
}
