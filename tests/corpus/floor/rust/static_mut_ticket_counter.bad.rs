// CWE-362
use std::io;
use std::net::SocketAddr;

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

static mut NEXT_TICKET: u64 = 1;

async fn session(mut stream: TcpStream, peer: SocketAddr) -> io::Result<()> {
    let (read, mut write) = stream.split();
    let mut lines = BufReader::new(read).lines();
    while let Some(line) = lines.next_line().await? {
        if line.trim() != "NEXT" {
            write.write_all(b"ERR\n").await?;
            continue;
        }
        let ticket = unsafe {
            let current = NEXT_TICKET;
            NEXT_TICKET += 1;
            current
        };
        tracing::info!(%peer, ticket, "issued");
        write.write_all(format!("OK {ticket}\n").as_bytes()).await?;
    }
    Ok(())
}

#[tokio::main(flavor = "multi_thread")]
async fn main() -> io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:7700").await?;
    loop {
        let (stream, peer) = listener.accept().await?;
        tokio::spawn(session(stream, peer));
    }
}
