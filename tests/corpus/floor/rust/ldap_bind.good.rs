use std::time::Duration;

use anyhow::{Context, Result};
use ldap3::{LdapConnAsync, LdapConnSettings};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use tracing::{debug, info, instrument};

#[derive(Clone, Deserialize)]
pub struct DirectoryConfig {
    pub url: String,
    pub bind_dn: String,
    pub bind_password: SecretString,
    #[serde(default = "default_timeout")]
    pub timeout_secs: u64,
}

fn default_timeout() -> u64 {
    5
}

pub struct Directory {
    ldap: ldap3::Ldap,
}

impl Directory {
    #[instrument(skip_all, fields(url = %cfg.url))]
    pub async fn connect(cfg: &DirectoryConfig) -> Result<Self> {
        let settings =
            LdapConnSettings::new().set_conn_timeout(Duration::from_secs(cfg.timeout_secs));
        let (conn, mut ldap) = LdapConnAsync::with_settings(settings, &cfg.url)
            .await
            .context("connect")?;
        ldap3::drive!(conn);

        debug!(dn = %cfg.bind_dn, password = ?cfg.bind_password, "binding to directory");
        ldap.simple_bind(&cfg.bind_dn, cfg.bind_password.expose_secret())
            .await
            .context("bind")?
            .success()
            .context("bind rejected")?;
        info!("directory ready");
        Ok(Self { ldap })
    }

    pub async fn close(mut self) -> Result<()> {
        self.ldap.unbind().await.context("unbind")
    }
}
