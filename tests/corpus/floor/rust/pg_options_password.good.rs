use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions, PgSslMode};
use std::{env, time::Duration};

pub async fn connect() -> Result<PgPool, sqlx::Error> {
    let host = env::var("DB_HOST").unwrap_or_else(|_| "db.internal".into());
    let options = PgConnectOptions::new()
        .host(&host)
        .username("ledger_rw")
        .password(&env::var("DB_PASSWORD").expect("DB_PASSWORD"))
        .database("ledger")
        .ssl_mode(PgSslMode::VerifyFull);
    PgPoolOptions::new()
        .max_connections(12)
        .acquire_timeout(Duration::from_secs(3))
        .connect_with(options)
        .await
}
