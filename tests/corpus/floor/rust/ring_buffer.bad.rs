// CWE-787 CWE-125
/// A buffer that keeps the last `N` samples.
pub struct Ring<const N: usize> {
    values: [u32; N],
    start: usize,
    len: usize,
}

impl<const N: usize> Ring<N> {
    pub fn new() -> Self {
        Self { values: [0; N], start: 0, len: 0 }
    }

    pub fn push(&mut self, value: u32) {
        let at = (self.start + self.len) % N;
        self.values[at] = value;
        if self.len < N {
            self.len += 1;
        } else {
            self.start = (self.start + 1) % N;
        }
    }

    /// Replaces the sample at `index`, counted from the oldest.
    pub fn set(&mut self, index: usize, value: u32) {
        unsafe {
            *self.values.as_mut_ptr().add(self.start + index) = value;
        }
    }

    pub fn len(&self) -> usize {
        self.len
    }
}
