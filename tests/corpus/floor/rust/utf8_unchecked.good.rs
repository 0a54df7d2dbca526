// CWE-20,CWE-119,CWE-704,CWE-176
use std::io::{self, Read};
use std::net::TcpStream;

pub fn read_name(stream: &mut TcpStream) -> io::Result<String> {
    let mut length = [0u8; 1];
    stream.read_exact(&mut length)?;
    let mut buffer = vec![0u8; usize::from(length[0])];
    stream.read_exact(&mut buffer)?;
    String::from_utf8(buffer).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
}
