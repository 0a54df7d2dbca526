use std::path::Path;
use std::process::{Command, ExitStatus};

use clap::Parser;

#[derive(Parser)]
pub struct Args {
    #[arg(long)]
    branch: String,
    #[arg(long, default_value = ".")]
    dir: String,
}

pub fn checkout(args: &Args) -> std::io::Result<ExitStatus> {
    let dir = Path::new(&args.dir);
    Command::new("git").arg("switch").arg("--").arg(&args.branch).current_dir(dir).status()
}
