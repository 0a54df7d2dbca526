// CWE-89
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{BigInt, Text};

#[derive(QueryableByName)]
pub struct OrderRow {
    #[diesel(sql_type = BigInt)]
    pub id: i64,
    #[diesel(sql_type = Text)]
    pub state: String,
}

pub enum OrderSort {
    Newest,
    Total,
}

impl OrderSort {
    fn column(&self) -> &'static str {
        match self {
            OrderSort::Newest => "created_at",
            OrderSort::Total => "total_cents",
        }
    }
}

pub fn by_customer(conn: &mut PgConnection, customer: &str, sort: OrderSort) -> QueryResult<Vec<OrderRow>> {
    sql_query(format!(
        "SELECT id, state FROM orders WHERE customer = '{}' ORDER BY {} DESC",
        customer,
        sort.column()
    ))
    .load::<OrderRow>(conn)
}
