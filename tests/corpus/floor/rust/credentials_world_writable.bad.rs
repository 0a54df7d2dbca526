// CWE-732
use std::fs::{self, File, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

pub struct Profile<'a> {
    pub name: &'a str,
    pub refresh_token: &'a str,
}

fn config_dir(home: &Path) -> PathBuf {
    home.join(".config").join("acmectl")
}

pub fn save_profile(home: &Path, profile: &Profile<'_>) -> io::Result<PathBuf> {
    let dir = config_dir(home);
    fs::create_dir_all(&dir)?;

    let path = dir.join("credentials.toml");
    let mut file = File::create(&path)?;
    fs::set_permissions(&path, Permissions::from_mode(0o777))?;
    writeln!(file, "[{}]", profile.name)?;
    writeln!(file, "refresh_token = {:?}", profile.refresh_token)?;
    file.sync_all()?;
    Ok(path)
}
