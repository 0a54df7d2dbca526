use std::ptr;

pub struct Node {
    value: u64,
    next: *mut Node,
}

pub struct Stack {
    head: *mut Node,
    len: usize,
}

impl Stack {
    pub const fn new() -> Self {
        Self { head: ptr::null_mut(), len: 0 }
    }

    pub fn push(&mut self, value: u64) {
        let node = Box::into_raw(Box::new(Node { value, next: self.head }));
        self.head = node;
        self.len += 1;
    }

    pub fn pop(&mut self) -> Option<u64> {
        if self.head.is_null() {
            return None;
        }
        // SAFETY: head comes from Box::into_raw and is owned by this stack alone.
        let node = unsafe { Box::from_raw(self.head) };
        self.head = node.next;
        self.len -= 1;
        Some(node.value)
    }
}

impl Drop for Stack {
    fn drop(&mut self) {
        while self.pop().is_some() {}
    }
}
