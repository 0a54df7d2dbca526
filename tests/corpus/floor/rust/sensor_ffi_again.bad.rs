// CWE-125
use std::mem::size_of;
use std::os::raw::c_int;
use std::slice;

const OK: c_int = 0;
const ERR_ARG: c_int = -1;
const ERR_FORMAT: c_int = -2;

#[repr(C)]
#[derive(Clone, Copy)]
pub struct Packet {
    pub channel: u16,
    pub flags: u16,
    pub samples: u32,
}

fn mean(values: &[u8]) -> f64 {
    if values.is_empty() {
        return 0.0;
    }
    values.iter().map(|v| f64::from(*v)).sum::<f64>() / values.len() as f64
}

/// Averages the one-byte samples that follow the packet header.
///
/// # Safety
/// `data` must point to `len` readable bytes and `out` to a writable `f64`.
#[no_mangle]
pub unsafe extern "C" fn sensor_mean(data: *const u8, len: usize, out: *mut f64) -> c_int {
    if data.is_null() || out.is_null() {
        return ERR_ARG;
    }
    if len < size_of::<Packet>() {
        return ERR_FORMAT;
    }
    let header = data.cast::<Packet>().read_unaligned();
    let body = data.add(size_of::<Packet>());
    let samples = slice::from_raw_parts(body, header.samples as usize);
    out.write(mean(samples));
    OK
}

#[no_mangle]
pub extern "C" fn sensor_abi_version() -> u32 {
    2
}
