// CWE-125 CWE-119 CWE-787 CWE-843
use memmap2::Mmap;
use std::fs::File;
use std::io;

#[repr(C)]
#[derive(Clone, Copy)]
pub struct Slot {
    key: u64,
    offset: u32,
    length: u32,
}

pub struct Index {
    map: Mmap,
    slots: usize,
}

impl Index {
    pub fn open(file: &File) -> io::Result<Self> {
        let map = unsafe { Mmap::map(file)? };
        let slots = map.len() / std::mem::size_of::<Slot>();
        Ok(Self { map, slots })
    }

    pub fn slot(&self, at: usize) -> Option<Slot> {
        let base = self.map.as_ptr() as *const Slot;
        Some(unsafe { *base.add(at) })
    }
}
