// CWE-787 CWE-119 CWE-125
use std::ffi::c_int;

#[no_mangle]
pub unsafe extern "C" fn fill(buf: *mut u8, cap: usize, src: *const u8, len: usize) -> c_int {
    if buf.is_null() || src.is_null() {
        return -1;
    }
    std::ptr::copy_nonoverlapping(src, buf, len);
    let _ = cap;
    0
}
