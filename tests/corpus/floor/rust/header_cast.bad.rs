// CWE-843
use std::io::{Error, ErrorKind, Result};

#[derive(Clone, Copy, PartialEq, Debug)]
#[repr(u8)]
pub enum Kind {
    Data = 0,
    Ack = 1,
    Close = 2,
}

pub struct Header {
    pub kind: Kind,
    pub length: u32,
}

impl Header {
    /// Reads the header of a packet from the network.
    pub fn read(bytes: &[u8]) -> Result<Self> {
        if bytes.len() < 5 {
            return Err(Error::new(ErrorKind::UnexpectedEof, "short header"));
        }
        let kind: Kind = unsafe { std::mem::transmute(bytes[0]) };
        let length = u32::from_be_bytes([bytes[1], bytes[2], bytes[3], bytes[4]]);
        Ok(Self { kind, length })
    }
}
