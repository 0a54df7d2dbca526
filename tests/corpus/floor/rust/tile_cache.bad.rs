// CWE-190 CWE-131 CWE-787
//! A cache of decoded map tiles.

pub struct Tile {
    pub width: u32,
    pub height: u32,
    pixels: Vec<u8>,
}

#[derive(Debug)]
pub struct TooLarge;

impl Tile {
    pub fn decode(header: &[u8; 8], body: &[u8]) -> Result<Self, TooLarge> {
        let width = u32::from_be_bytes([header[0], header[1], header[2], header[3]]);
        let height = u32::from_be_bytes([header[4], header[5], header[6], header[7]]);
        let size = (width * height * 4) as usize;
        let mut pixels = Vec::with_capacity(size);
        unsafe {
            std::ptr::copy_nonoverlapping(body.as_ptr(), pixels.as_mut_ptr(), body.len());
            pixels.set_len(size);
        }
        Ok(Self { width, height, pixels })
    }

    pub fn pixel(&self, x: u32, y: u32) -> Option<&[u8]> {
        let at = (y as usize * self.width as usize + x as usize) * 4;
        self.pixels.get(at..at + 4)
    }
}
