// CWE-476
use std::ffi::{c_char, CStr};

#[repr(C)]
pub struct Plugin {
    name: *const c_char,
    version: u32,
}

#[no_mangle]
pub extern "C" fn plugin_version(plugin: *const Plugin) -> u32 {
    let plugin = unsafe { &*plugin };
    plugin.version
}

pub fn name_of(plugin: &Plugin) -> Option<String> {
    if plugin.name.is_null() {
        return None;
    }
    let text = unsafe { CStr::from_ptr(plugin.name) };
    Some(text.to_string_lossy().into_owned())
}
