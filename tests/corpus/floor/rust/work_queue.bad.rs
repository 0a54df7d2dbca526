// CWE-362
use std::cell::UnsafeCell;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::thread;

pub type Job = Box<dyn FnOnce() + Send>;

pub struct Queue {
    jobs: UnsafeCell<VecDeque<Job>>,
}

unsafe impl Sync for Queue {}

impl Queue {
    pub fn new() -> Arc<Self> {
        Arc::new(Self { jobs: UnsafeCell::new(VecDeque::new()) })
    }

    pub fn push(&self, job: Job) {
        unsafe { (*self.jobs.get()).push_back(job) }
    }

    pub fn pop(&self) -> Option<Job> {
        unsafe { (*self.jobs.get()).pop_front() }
    }
}

pub fn run(queue: &Arc<Queue>, workers: usize) -> Vec<thread::JoinHandle<()>> {
    (0..workers)
        .map(|_| {
            let queue = Arc::clone(queue);
            thread::spawn(move || {
                while let Some(job) = queue.pop() {
                    job();
                }
            })
        })
        .collect()
}
