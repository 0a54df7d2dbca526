// CWE-476,CWE-822,CWE-119
#[repr(C)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

#[no_mangle]
pub extern "C" fn norm(point: *const Point) -> f64 {
    let Some(point) = (unsafe { point.as_ref() }) else {
        return f64::NAN;
    };
    (point.x * point.x + point.y * point.y).sqrt()
}
