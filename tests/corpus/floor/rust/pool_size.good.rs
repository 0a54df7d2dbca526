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
        let size = width.checked_mul(height).and_then(|n| n.checked_mul(depth)).ok_or(Error::TooLarge)?;
        let mut pixels = Vec::new();
        pixels.try_reserve_exact(size as usize).map_err(Error::Memory)?;
        pixels.resize(size as usize, 0);
        Ok(Self { width, height, pixels })
    }
}
