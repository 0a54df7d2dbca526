//! Safe wrapper of libsensor.
use std::ffi::CString;
use std::os::raw::{c_char, c_int};

extern "C" {
    fn sensor_open(path: *const c_char) -> c_int;
    fn sensor_label(fd: c_int, label: *const c_char) -> c_int;
    fn sensor_close(fd: c_int) -> c_int;
}

pub struct Sensor {
    fd: c_int,
}

impl Sensor {
    pub fn open(device: &str) -> Option<Self> {
        let path = CString::new(device).ok()?;
        let fd = unsafe { sensor_open(path.as_ptr()) };
        (fd >= 0).then_some(Self { fd })
    }

    pub fn label(&self, text: &str) -> bool {
        let Ok(text) = CString::new(text) else { return false };
        unsafe { sensor_label(self.fd, text.as_ptr()) == 0 }
    }
}

impl Drop for Sensor {
    fn drop(&mut self) {
        unsafe { sensor_close(self.fd) };
    }
}
