use clap::Parser;
use std::process::Command;

#[derive(Parser)]
struct Options {
    database: String,
    #[arg(long, default_value = "/var/backups")]
    target: String,
}

fn main() -> anyhow::Result<()> {
    let options = Options::parse();
    dump(&options.database, &options.target)
}

fn dump(database: &str, target: &str) -> anyhow::Result<()> {
    let file = std::path::Path::new(target).join(format!("{database}.dump"));
    let status = Command::new("pg_dump").arg("--format=custom").arg("--file").arg(&file).arg("--").arg(database).status()?;
    anyhow::ensure!(status.success(), "the dump failed");
    Ok(())
}
