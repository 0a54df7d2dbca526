// CWE-908
use std::io::{self, Read};

pub struct Samples {
    items: Vec<u8>,
}

impl Samples {
    pub fn read(src: &mut impl Read, count: usize) -> io::Result<Self> {
        let mut items: Vec<u8> = Vec::with_capacity(count);
        unsafe {
            items.set_len(count);
        }
        let got = src.read(&mut items)?;
        log::debug!("{got} of {count}");
        Ok(Self { items })
    }
}
