use std::fs::File;
use std::io::{BufWriter, Write};
use std::process::Command;

use anyhow::{ensure, Context, Result};
use clap::Parser;
use tempfile::NamedTempFile;

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

fn spool(args: &Args) -> Result<NamedTempFile> {
    let tmp = tempfile::Builder::new()
        .prefix("label-")
        .suffix(".txt")
        .tempfile()
        .context("create spool file")?;
    write_label(tmp.as_file(), args)?;
    Ok(tmp)
}

pub fn run(args: Args) -> Result<()> {
    let spooled = spool(&args)?;
    let status = Command::new("lp")
        .arg("--")
        .arg(spooled.path())
        .status()
        .context("start lp")?;
    spooled.close().ok();
    ensure!(status.success(), "lp exited with {status}");
    Ok(())
}
