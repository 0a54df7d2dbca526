// CWE-843
#[repr(u8)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    Push = 0,
    Pop = 1,
    Jump = 2,
    Halt = 3,
}

pub fn ops(code: &[u8]) -> Vec<Op> {
    code.chunks(5)
        .map(|chunk| unsafe { std::mem::transmute::<u8, Op>(chunk[0]) })
        .collect()
}
