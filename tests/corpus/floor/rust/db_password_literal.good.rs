// CWE-798
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use std::env;

pub async fn connect() -> Result<PgPool, sqlx::Error> {
    let options = PgConnectOptions::new()
        .host("db.internal")
        .username("orders")
        .password(&env::var("DB_PASSWORD").expect("DB_PASSWORD"))
        .database("orders");
    PgPoolOptions::new().max_connections(8).connect_with(options).await
}
