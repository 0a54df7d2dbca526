// CWE-78 CWE-88
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
    let script = format!("pg_dump {database} | gzip > {target}/{database}.sql.gz");
    let status = Command::new("/bin/sh").arg("-c").arg(&script).status()?;
    anyhow::ensure!(status.success(), "the dump failed");
    Ok(())
}
