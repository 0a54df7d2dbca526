// CWE-330
use std::collections::HashMap;

pub struct Invites { open: HashMap<String, u64> }

impl Invites {
    pub fn issue_token(&mut self, account: u64) -> String {
        let token: String = std::iter::repeat_with(fastrand::alphanumeric).take(24).collect();
        self.open.insert(token.clone(), account);
        token
    }
}
