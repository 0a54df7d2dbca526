// CWE-125,CWE-119,CWE-476
use std::os::raw::c_char;
use std::slice;

#[no_mangle]
pub extern "C" fn checksum(data: *const u8, len: usize) -> u32 {
    let bytes = unsafe { slice::from_raw_parts(data, len) };
    bytes.iter().fold(0u32, |sum, byte| sum.wrapping_add(u32::from(*byte)))
}

#[no_mangle]
pub extern "C" fn version() -> *const c_char {
    b"1.0\0".as_ptr() as *const c_char
}
