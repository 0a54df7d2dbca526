// CWE-190
use std::collections::TryReserveError;

pub struct Image {
    pub width: u32,
    pub height: u32,
    pub pixels: Vec<u8>,
}

#[derive(Debug)]
pub enum Error {
    TooLarge,
    Memory(TryReserveError),
}

impl Image {
    pub fn blank(width: u32, height: u32, depth: u32) -> Result<Self, Error> {
        let size = width * height * depth;
        let pixels = vec![0u8; size as usize];
        Ok(Self { width, height, pixels })
    }
}
