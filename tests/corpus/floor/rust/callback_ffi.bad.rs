// CWE-415 CWE-416
use std::os::raw::c_void;

pub struct Listener {
    name: String,
    events: u64,
}

extern "C" {
    fn bus_subscribe(handler: extern "C" fn(*mut c_void), data: *mut c_void) -> i32;
    fn bus_unsubscribe(data: *mut c_void);
}

extern "C" fn on_event(data: *mut c_void) {
    let mut listener = unsafe { Box::from_raw(data as *mut Listener) };
    listener.events += 1;
}

pub fn subscribe(name: &str) -> *mut c_void {
    let data = Box::into_raw(Box::new(Listener { name: name.to_string(), events: 0 })) as *mut c_void;
    unsafe { bus_subscribe(on_event, data) };
    data
}

pub fn unsubscribe(data: *mut c_void) {
    unsafe {
        bus_unsubscribe(data);
        drop(Box::from_raw(data as *mut Listener));
    }
}
