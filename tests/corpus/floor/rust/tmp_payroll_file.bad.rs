// CWE-377
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::process::{Command, Stdio};

pub struct Payslip {
    pub employee: String,
    pub net_cents: u64,
}

fn render(out: &File, slips: &[Payslip]) -> io::Result<()> {
    let mut w = BufWriter::new(out);
    for slip in slips {
        writeln!(w, "{};{}", slip.employee, slip.net_cents)?;
    }
    w.flush()
}

pub fn submit(period: u32, slips: &[Payslip]) -> io::Result<bool> {
    let path = format!("/tmp/payroll_{}.csv", std::process::id());
    let file = File::create(&path)?;
    render(&file, slips)?;
    let status = Command::new("bank-upload")
        .args(["--period", &period.to_string(), "--file", &path])
        .stdout(Stdio::null())
        .status()?;
    std::fs::remove_file(&path)?;
    Ok(status.success())
}
