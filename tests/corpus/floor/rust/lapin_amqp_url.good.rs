use lapin::{options::BasicPublishOptions, BasicProperties, Connection, ConnectionProperties};
use std::env;

pub async fn publish(payload: &[u8]) -> lapin::Result<()> {
    let queue = env::var("QUEUE").unwrap_or_else(|_| "invoices".into());
    let connection = Connection::connect(&env::var("AMQP_URL").expect("AMQP_URL"), ConnectionProperties::default()).await?;
    let channel = connection.create_channel().await?;
    channel
        .basic_publish("", &queue, BasicPublishOptions::default(), payload, BasicProperties::default())
        .await?
        .await?;
    Ok(())
}
