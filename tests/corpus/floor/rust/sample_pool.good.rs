use std::io::{self, Read};

pub struct Samples {
    items: Vec<u8>,
}

impl Samples {
    pub fn read(src: &mut impl Read, count: usize) -> io::Result<Self> {
        let mut items = vec![0; count];
        let got = src.read(&mut items)?;
        items.truncate(got);
        log::debug!("{got} of {count}");
        Ok(Self { items })
    }
}
