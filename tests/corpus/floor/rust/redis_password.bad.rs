// CWE-798
pub async fn cache() -> redis::RedisResult<redis::aio::MultiplexedConnection> {
    let client = redis::Client::open("redis://:Gm7qLx29vTz@cache.prod.internal:6379/0")?;
    client.get_multiplexed_async_connection().await
}
