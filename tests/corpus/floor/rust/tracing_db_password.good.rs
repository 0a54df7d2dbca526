use anyhow::{Context, Result};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::PgPool;
use std::env;
use std::time::Duration;
use tracing::info;

pub struct DbSettings {
    host: String,
    user: String,
    password: String,
}

impl DbSettings {
    pub fn from_env() -> Result<Self> {
        Ok(Self {
            host: env::var("DB_HOST").context("DB_HOST")?,
            user: env::var("DB_USER").context("DB_USER")?,
            password: env::var("DB_PASSWORD").context("DB_PASSWORD")?,
        })
    }
}

pub async fn connect(settings: &DbSettings) -> Result<PgPool> {
    let options = PgConnectOptions::new()
        .host(&settings.host)
        .username(&settings.user)
        .password(&settings.password)
        .database("ledger");
    info!("connecting to {} as {} with password from DB_PASSWORD", settings.host, settings.user);
    let pool = PgPoolOptions::new()
        .max_connections(16)
        .acquire_timeout(Duration::from_secs(3))
        .connect_with(options)
        .await
        .context("connect to postgres")?;
    Ok(pool)
}
