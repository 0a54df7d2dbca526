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
    match first {
        0 => Some(Command::Ping),
        1 => Some(Command::Read),
        2 => Some(Command::Write),
        _ => None,
    }
}
