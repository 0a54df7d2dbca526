use std::cell::UnsafeCell;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::thread;

pub type Job = Box<dyn FnOnce() + Send>;

pub struct Queue {
    jobs: Mutex<VecDeque<Job>>,
}

impl Queue {
    pub fn new() -> Arc<Self> {
        Arc::new(Self { jobs: Mutex::new(VecDeque::new()) })
    }

    pub fn push(&self, job: Job) {
        self.jobs.lock().expect("not poisoned").push_back(job)
    }

    pub fn pop(&self) -> Option<Job> {
        self.jobs.lock().expect("not poisoned").pop_front()
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
