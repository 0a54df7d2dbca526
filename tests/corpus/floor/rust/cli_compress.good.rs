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
    let status = Command::new("tar").args(["czf", args.out.as_str(), "--", args.folder.as_str()]).status();
    match status {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}
