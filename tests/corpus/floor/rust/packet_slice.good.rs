// CWE-125,CWE-119
pub struct Packet<'a> {
    data: &'a [u8],
}

impl<'a> Packet<'a> {
    pub fn new(data: &'a [u8]) -> Self {
        Self { data }
    }

    pub fn field(&self, offset: usize) -> Option<u8> {
        self.data.get(offset).copied()
    }

    pub fn len(&self) -> usize {
        self.data.len()
    }
}
