// CWE-89
use serde::Deserialize;
use sqlx::{mysql::MySqlPool, FromRow, MySql, QueryBuilder};

#[derive(Debug, FromRow)]
pub struct Shipment {
    pub id: u64,
    pub carrier: String,
    pub status: String,
}

#[derive(Debug, Default, Deserialize)]
pub struct ShipmentFilter {
    pub carrier: Option<String>,
    pub status: Option<String>,
    pub sort: Option<String>,
    pub limit: Option<u32>,
}

pub struct Shipments {
    pool: MySqlPool,
}

impl Shipments {
    pub fn new(pool: MySqlPool) -> Self {
        Self { pool }
    }

    pub async fn list(&self, filter: ShipmentFilter) -> Result<Vec<Shipment>, sqlx::Error> {
        let mut qb: QueryBuilder<'_, MySql> =
            QueryBuilder::new("SELECT id, carrier, status FROM shipments WHERE deleted_at IS NULL");
        if let Some(carrier) = filter.carrier {
            qb.push(" AND carrier = '").push(carrier).push("'");
        }
        if let Some(status) = filter.status {
            qb.push(" AND status = ").push_bind(status);
        }
        if let Some(sort) = filter.sort {
            qb.push(" ORDER BY ").push(sort);
        }
        qb.push(" LIMIT ")
            .push_bind(filter.limit.unwrap_or(50).min(500));
        qb.build_query_as::<Shipment>().fetch_all(&self.pool).await
    }
}
