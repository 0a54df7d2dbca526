use std::sync::atomic::{AtomicUsize, Ordering};

static DONE: AtomicUsize = AtomicUsize::new(0);

pub fn finished() {
    DONE.fetch_add(1, Ordering::Relaxed);
}

pub fn total() -> usize {
    DONE.load(Ordering::Relaxed)
}
