pub async fn cache() -> redis::RedisResult<redis::aio::MultiplexedConnection> {
    let client = redis::Client::open(std::env::var("REDIS_URL").unwrap_or_default())?;
    client.get_multiplexed_async_connection().await
}
