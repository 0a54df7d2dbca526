// CWE-843
use std::io::{self, Read};

#[repr(u8)]
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Opcode {
    Ping = 0,
    Data = 1,
    Close = 2,
}

pub fn next<R: Read>(input: &mut R) -> io::Result<Opcode> {
    let mut head = [0u8; 2];
    input.read_exact(&mut head)?;
    if head[1] > 125 {
        return Err(io::ErrorKind::InvalidData.into());
    }
    Ok(unsafe { std::mem::transmute::<u8, Opcode>(head[0]) })
}
