use redis::{Client, Connection, RedisResult};

pub fn connect() -> RedisResult<Connection> {
    let client = Client::open(std::env::var("REDIS_URL").unwrap_or_default())?;
    client.get_connection()
}
