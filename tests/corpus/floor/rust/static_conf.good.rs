use std::env;

use anyhow::{Context, Result};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::PgPool;

pub struct Config {
    pub host: String,
    pub database: String,
    pub max_connections: u32,
}

impl Config {
    pub fn from_env() -> Result<Self> {
        Ok(Self {
            host: env::var("DB_HOST").context("DB_HOST")?,
            database: env::var("DB_NAME").unwrap_or_else(|_| "ledger".to_owned()),
            max_connections: 10,
        })
    }
}

pub async fn connect(config: &Config) -> Result<PgPool> {
    let password = env::var("DB_PASSWORD").context("DB_PASSWORD")?;
    let options = PgConnectOptions::new()
        .host(&config.host)
        .database(&config.database)
        .username("ledger")
        .password(&password);
    Ok(PgPoolOptions::new().max_connections(config.max_connections).connect_with(options).await?)
}
