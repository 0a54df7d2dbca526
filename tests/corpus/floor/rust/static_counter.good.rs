// CWE-362
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

static REQUESTS: AtomicU64 = AtomicU64::new(0);

pub fn record() -> u64 {
    REQUESTS.fetch_add(1, Ordering::SeqCst) + 1
}

pub fn run() {
    let workers: Vec<_> = (0..4).map(|_| thread::spawn(record)).collect();
    for worker in workers {
        let _ = worker.join();
    }
}
