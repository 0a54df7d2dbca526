// CWE-798
use redis::{Client, Connection, RedisResult};

pub fn connect() -> RedisResult<Connection> {
    let client = Client::open("redis://:Tq9vLm2xWz@cache.internal:6379/0")?;
    client.get_connection()
}
