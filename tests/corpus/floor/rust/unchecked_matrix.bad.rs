// CWE-125,CWE-787,CWE-119,CWE-129
pub struct Matrix {
    rows: usize,
    columns: usize,
    cells: Vec<f32>,
}

impl Matrix {
    pub fn new(rows: usize, columns: usize) -> Self {
        Self { rows, columns, cells: vec![0.0; rows * columns] }
    }

    pub fn set(&mut self, row: usize, column: usize, value: f32) {
        unsafe {
            *self.cells.get_unchecked_mut(row * self.columns + column) = value;
        }
    }
}
