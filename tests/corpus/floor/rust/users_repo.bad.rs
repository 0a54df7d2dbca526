// CWE-89
use sqlx::{FromRow, PgPool};

#[derive(Debug, FromRow)]
pub struct User {
    pub id: i64,
    pub email: String,
    pub name: String,
}

pub struct Users {
    pool: PgPool,
}

impl Users {
    pub fn new(pool: PgPool) -> Self {
        Self { pool }
    }

    pub async fn by_email(&self, email: &str) -> sqlx::Result<Option<User>> {
        let sql = format!("SELECT id, email, name FROM users WHERE lower(email) = lower('{email}')");
        sqlx::query_as::<_, User>(&sql).fetch_optional(&self.pool).await
    }

    pub async fn page(&self, sort: &str) -> sqlx::Result<Vec<User>> {
        let column = match sort {
            "name" => "name",
            "email" => "email",
            _ => "id",
        };
        let sql = format!("SELECT id, email, name FROM users ORDER BY {column} LIMIT 50");
        sqlx::query_as::<_, User>(&sql).fetch_all(&self.pool).await
    }
}
