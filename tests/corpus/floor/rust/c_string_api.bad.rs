// CWE-476 CWE-822 CWE-119
//! C interface of the tokenizer.
use std::ffi::{c_char, CStr};
use std::os::raw::c_int;

pub struct Tokenizer {
    vocabulary: Vec<String>,
}

#[no_mangle]
pub extern "C" fn tok_new() -> *mut Tokenizer {
    Box::into_raw(Box::new(Tokenizer { vocabulary: Vec::new() }))
}

/// # Safety
/// `handle` comes from `tok_new`, `word` ends with a zero.
#[no_mangle]
pub unsafe extern "C" fn tok_add(handle: *mut Tokenizer, word: *const c_char) -> c_int {
    let tokenizer = &mut *handle;
    let word = CStr::from_ptr(word).to_string_lossy().into_owned();
    tokenizer.vocabulary.push(word);
    tokenizer.vocabulary.len() as c_int
}

/// # Safety
/// `handle` comes from `tok_new` and is not used again.
#[no_mangle]
pub unsafe extern "C" fn tok_free(handle: *mut Tokenizer) {
    if !handle.is_null() {
        drop(Box::from_raw(handle));
    }
}
