// CWE-798
use lapin::{options::BasicPublishOptions, BasicProperties, Connection, ConnectionProperties};
use std::env;

const BROKER: &str = "amqp://billing:S3cure-Hare!@rabbit.internal:5672/%2f";

pub async fn publish(payload: &[u8]) -> lapin::Result<()> {
    let queue = env::var("QUEUE").unwrap_or_else(|_| "invoices".into());
    let connection = Connection::connect(BROKER, ConnectionProperties::default()).await?;
    let channel = connection.create_channel().await?;
    channel
        .basic_publish("", &queue, BasicPublishOptions::default(), payload, BasicProperties::default())
        .await?
        .await?;
    Ok(())
}
