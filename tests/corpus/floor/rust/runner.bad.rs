// CWE-78
use clap::Parser;
use std::process::Command;

#[derive(Parser)]
struct Args {
    host: String,
}

fn main() -> std::io::Result<()> {
    let args = Args::parse();
    let status = Command::new("sh").arg("-c").arg(format!("ping -c 1 {}", args.host)).status()?;
    std::process::exit(status.code().unwrap_or(1));
}
