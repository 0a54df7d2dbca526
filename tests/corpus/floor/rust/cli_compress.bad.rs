// CWE-78
use clap::Parser;
use std::process::{Command, ExitCode};

#[derive(Parser)]
struct Args {
    folder: String,
    #[arg(long, default_value = "backup.tar.gz")]
    out: String,
}

fn main() -> ExitCode {
    let args = Args::parse();
    let line = format!("tar czf {} {}", args.out, args.folder);
    let status = Command::new("/bin/sh").args(["-c", line.as_str()]).status();
    match status {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}
