use std::thread;

use std::sync::atomic::{AtomicU64, Ordering};

static TOTAL: AtomicU64 = AtomicU64::new(0);

pub fn sum(parts: Vec<Vec<u64>>) -> u64 {
    let workers: Vec<_> = parts
        .into_iter()
        .map(|part| thread::spawn(move || TOTAL.fetch_add(part.iter().sum::<u64>(), Ordering::SeqCst)))
        .collect();
    for worker in workers {
        let _ = worker.join();
    }
    TOTAL.load(Ordering::SeqCst)
}
