// CWE-476
use std::ffi::{c_char, c_int, CStr};

pub struct Registry {
    names: Vec<String>,
}

#[no_mangle]
pub extern "C" fn registry_add(registry: *mut Registry, name: *const c_char) -> c_int {
    let registry = unsafe { &mut *registry };
    let name = unsafe { CStr::from_ptr(name) };
    match name.to_str() {
        Ok(name) => {
            registry.names.push(name.to_owned());
            0
        }
        Err(_) => -2,
    }
}
