use std::collections::HashMap;

pub struct Invites { open: HashMap<String, u64> }

impl Invites {
    pub fn issue_token(&mut self, account: u64) -> String {
        let mut raw = [0u8; 18];
        getrandom::getrandom(&mut raw).expect("entropy");
        let token = base64::encode_config(raw, base64::URL_SAFE_NO_PAD);
        self.open.insert(token.clone(), account);
        token
    }
}
