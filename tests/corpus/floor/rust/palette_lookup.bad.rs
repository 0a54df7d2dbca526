// CWE-125
use std::io::{self, Read};

use byteorder::{LittleEndian, ReadBytesExt};

pub struct Indexed {
    pub width: u16,
    pub height: u16,
    palette: Vec<[u8; 3]>,
    pixels: Vec<u8>,
}

fn invalid(what: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

impl Indexed {
    pub fn read<R: Read>(mut src: R) -> io::Result<Self> {
        let width = src.read_u16::<LittleEndian>()?;
        let height = src.read_u16::<LittleEndian>()?;
        let colours = usize::from(src.read_u8()?);
        if colours == 0 || width > 4096 || height > 4096 {
            return Err(invalid("header out of range"));
        }
        let mut palette = vec![[0u8; 3]; colours];
        for entry in &mut palette {
            src.read_exact(entry)?;
        }
        let mut pixels = vec![0u8; usize::from(width) * usize::from(height)];
        src.read_exact(&mut pixels)?;
        Ok(Self {
            width,
            height,
            palette,
            pixels,
        })
    }

    /// Expands the picture to packed RGB.
    pub fn to_rgb(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.pixels.len() * 3);
        for &p in &self.pixels {
            let colour = unsafe { self.palette.get_unchecked(usize::from(p)) };
            out.extend_from_slice(colour);
        }
        out
    }
}
