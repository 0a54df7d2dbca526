pub struct Grid<'a> {
    cells: &'a [u8],
    width: usize,
}

impl<'a> Grid<'a> {
    pub fn new(cells: &'a [u8], width: usize) -> Self {
        Self { cells, width }
    }

    pub fn cell(&self, x: usize, y: usize) -> Option<u8> {
        let at = y.checked_mul(self.width)?.checked_add(x)?;
        self.cells.get(at).copied()
    }
}
