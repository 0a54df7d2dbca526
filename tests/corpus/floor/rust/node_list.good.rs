pub struct Node {
    pub value: u32,
}

pub struct Handle(*mut Node);

impl Handle {
    pub fn new(value: u32) -> Self {
        Handle(Box::into_raw(Box::new(Node { value })))
    }

    pub fn close(self) {}
}

impl Drop for Handle {
    fn drop(&mut self) {
        unsafe { drop(Box::from_raw(self.0)) };
    }
}
