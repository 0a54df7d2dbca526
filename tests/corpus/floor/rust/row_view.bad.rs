// CWE-125
pub struct Grid<'a> {
    cells: &'a [u8],
    width: usize,
}

impl<'a> Grid<'a> {
    pub fn new(cells: &'a [u8], width: usize) -> Self {
        Self { cells, width }
    }

    pub fn cell(&self, x: usize, y: usize) -> u8 {
        let at = y * self.width + x;
        unsafe { *self.cells.as_ptr().add(at) }
    }
}
