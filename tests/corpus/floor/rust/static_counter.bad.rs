// CWE-362
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

static mut REQUESTS: u64 = 0;

pub fn record() -> u64 {
    unsafe {
        REQUESTS += 1;
        REQUESTS
    }
}

pub fn run() {
    let workers: Vec<_> = (0..4).map(|_| thread::spawn(record)).collect();
    for worker in workers {
        let _ = worker.join();
    }
}
