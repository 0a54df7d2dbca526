// CWE-377
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::process::Command;

use anyhow::{ensure, Context, Result};
use clap::Parser;

#[derive(Parser, Debug)]
#[command(name = "label-print", about = "Print parcel labels")]
pub struct Args {
    /// Parcel number
    #[arg(long)]
    parcel: u64,
    /// Lines to put on the label
    #[arg(required = true)]
    lines: Vec<String>,
}

fn write_label(file: &File, args: &Args) -> Result<()> {
    let mut out = BufWriter::new(file);
    writeln!(out, "PARCEL {:010}", args.parcel)?;
    for line in &args.lines {
        writeln!(out, "{line}")?;
    }
    out.flush().context("flush label")
}

fn spool(args: &Args) -> Result<PathBuf> {
    let path = std::env::temp_dir().join(format!("label-{}.txt", args.parcel));
    let file = File::create(&path).with_context(|| format!("create {}", path.display()))?;
    write_label(&file, args)?;
    Ok(path)
}

pub fn run(args: Args) -> Result<()> {
    let spooled = spool(&args)?;
    let status = Command::new("lp")
        .arg("--")
        .arg(&spooled)
        .status()
        .context("start lp")?;
    std::fs::remove_file(&spooled).ok();
    ensure!(status.success(), "lp exited with {status}");
    Ok(())
}
