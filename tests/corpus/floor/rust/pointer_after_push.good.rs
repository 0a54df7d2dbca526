pub struct Event {
    pub at: u64,
    pub kind: u8,
}

pub struct Timeline {
    events: Vec<Event>,
}

impl Timeline {
    pub fn record(&mut self, event: Event) -> u64 {
        let before = match self.events.last() {
            Some(last) => last.at,
            None => {
                self.events.push(event);
                return 0;
            }
        };
        let at = event.at;
        self.events.push(event);
        at - before
    }
}
