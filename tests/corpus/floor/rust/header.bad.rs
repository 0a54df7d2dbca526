// CWE-125 CWE-129
pub struct Header<'a> {
    pub kind: u8,
    pub body: &'a [u8],
}

pub fn parse(input: &[u8]) -> Option<Header<'_>> {
    let len = usize::from(*input.get(1)?);
    let body = unsafe { input.get_unchecked(2..2 + len) };
    Some(Header { kind: input[0], body })
}
