// CWE-416,CWE-562
pub struct Config {
    pub name: String,
}

pub fn name_ptr() -> *const u8 {
    let config = Config { name: String::from("default") };
    let name = config.name.clone();
    name.as_ptr()
}

pub fn length(config: &Config) -> usize {
    config.name.len()
}
