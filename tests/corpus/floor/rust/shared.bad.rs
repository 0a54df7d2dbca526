// CWE-362 CWE-366
use std::thread;

static mut TOTAL: u64 = 0;

pub fn sum(parts: Vec<Vec<u64>>) -> u64 {
    let workers: Vec<_> = parts
        .into_iter()
        .map(|part| thread::spawn(move || unsafe { TOTAL += part.iter().sum::<u64>() }))
        .collect();
    for worker in workers {
        let _ = worker.join();
    }
    unsafe { TOTAL }
}
