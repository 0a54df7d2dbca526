// CWE-416
pub struct Event {
    pub at: u64,
    pub kind: u8,
}

#[derive(Default)]
pub struct Arena {
    events: Vec<Event>,
}

impl Arena {
    pub fn follow(&mut self, at: u64, kinds: &[u8]) -> u64 {
        self.events.push(Event { at, kind: 0 });
        let head: *const Event = &self.events[self.events.len() - 1];
        for &kind in kinds {
            self.events.push(Event { at: at + 1, kind });
        }
        unsafe { (*head).at }
    }
}
