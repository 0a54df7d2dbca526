// CWE-416
use std::ffi::{CString, NulError};
use std::os::raw::{c_char, c_int};

#[repr(C)]
pub struct RawEncoder {
    _private: [u8; 0],
}

extern "C" {
    fn enc_open(preset: *const c_char) -> *mut RawEncoder;
    fn enc_set(enc: *mut RawEncoder, key: *const c_char, value: *const c_char) -> c_int;
    fn enc_close(enc: *mut RawEncoder);
}

#[derive(Debug)]
pub enum EncoderError {
    Nul(NulError),
    Open,
    Option(c_int),
}

impl From<NulError> for EncoderError {
    fn from(err: NulError) -> Self {
        EncoderError::Nul(err)
    }
}

pub struct Encoder {
    raw: *mut RawEncoder,
}

impl Encoder {
    pub fn open(preset: &str) -> Result<Self, EncoderError> {
        let preset = CString::new(preset)?;
        // SAFETY: `preset` is a valid C string for the duration of the call.
        let raw = unsafe { enc_open(preset.as_ptr()) };
        if raw.is_null() {
            return Err(EncoderError::Open);
        }
        Ok(Self { raw })
    }

    pub fn set(&mut self, key: &str, value: &str) -> Result<(), EncoderError> {
        let key = CString::new(key)?.as_ptr();
        let value = CString::new(value)?.as_ptr();
        // SAFETY: `raw` stays open until drop.
        let rc = unsafe { enc_set(self.raw, key, value) };
        if rc == 0 {
            Ok(())
        } else {
            Err(EncoderError::Option(rc))
        }
    }
}

impl Drop for Encoder {
    fn drop(&mut self) {
        // SAFETY: `raw` came from enc_open and is closed only here.
        unsafe { enc_close(self.raw) }
    }
}
