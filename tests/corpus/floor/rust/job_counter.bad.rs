// CWE-362
static mut DONE: usize = 0;

pub fn finished() {
    unsafe {
        DONE += 1;
    }
}

pub fn total() -> usize {
    unsafe { DONE }
}
