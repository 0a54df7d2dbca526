#[repr(u8)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    Push = 0,
    Pop = 1,
    Jump = 2,
    Halt = 3,
}

pub fn ops(code: &[u8]) -> Option<Vec<Op>> {
    code.chunks(5)
        .map(|chunk| match chunk[0] {
            0 => Some(Op::Push),
            1 => Some(Op::Pop),
            2 => Some(Op::Jump),
            3 => Some(Op::Halt),
            _ => None,
        })
        .collect()
}
