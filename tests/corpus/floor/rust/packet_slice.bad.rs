// CWE-125,CWE-119
pub struct Packet<'a> {
    data: &'a [u8],
}

impl<'a> Packet<'a> {
    pub fn new(data: &'a [u8]) -> Self {
        Self { data }
    }

    pub fn field(&self, offset: usize) -> Option<u8> {
        Some(unsafe { *self.data.get_unchecked(offset) })
    }

    pub fn len(&self) -> usize {
        self.data.len()
    }
}
