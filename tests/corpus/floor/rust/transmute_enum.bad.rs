// CWE-843,CWE-704,CWE-20
#[repr(u8)]
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Command {
    Ping = 0,
    Read = 1,
    Write = 2,
}

pub fn parse(packet: &[u8]) -> Option<Command> {
    let first = *packet.first()?;
    Some(unsafe { std::mem::transmute::<u8, Command>(first) })
}
