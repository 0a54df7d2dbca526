use std::ffi::{c_char, CStr};

#[repr(C)]
pub struct Plugin {
    name: *const c_char,
    version: u32,
}

#[no_mangle]
pub extern "C" fn plugin_version(plugin: *const Plugin) -> u32 {
    match unsafe { plugin.as_ref() } {
        Some(plugin) => plugin.version,
        None => 0,
    }
}

pub fn name_of(plugin: &Plugin) -> Option<String> {
    if plugin.name.is_null() {
        return None;
    }
    let text = unsafe { CStr::from_ptr(plugin.name) };
    Some(text.to_string_lossy().into_owned())
}
