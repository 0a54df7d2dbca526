// CWE-476
use std::ffi::CStr;
use std::os::raw::{c_char, c_int};

#[no_mangle]
pub extern "C" fn register_user(name: *const c_char) -> c_int {
    if name.is_null() {
        return -1;
    }
    let name = unsafe { CStr::from_ptr(name) };
    match name.to_str() {
        Ok(text) if !text.is_empty() => 0,
        _ => -1,
    }
}
