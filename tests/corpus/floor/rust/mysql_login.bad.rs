// CWE-89
use mysql::prelude::*;
use mysql::{params, Pool, Result};

pub struct Accounts {
    pool: Pool,
}

impl Accounts {
    pub fn find(&self, email: &str) -> Result<Option<u64>> {
        let mut conn = self.pool.get_conn()?;
        let mut query = String::from("SELECT id FROM accounts WHERE email = '");
        query.push_str(email);
        query.push('\'');
        conn.query_first(query)
    }
}
