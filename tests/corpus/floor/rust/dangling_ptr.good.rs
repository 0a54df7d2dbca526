// CWE-416,CWE-562
pub struct Config {
    pub name: String,
}

pub fn name_ptr(config: &Config) -> *const u8 {
    config.name.as_ptr()
}

pub fn length(config: &Config) -> usize {
    config.name.len()
}
