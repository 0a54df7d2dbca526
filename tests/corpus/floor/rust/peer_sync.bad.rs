// CWE-502
use bytes::Bytes;
use futures::{SinkExt, StreamExt};
use hmac::{Hmac, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use tokio::net::TcpStream;
use tokio_util::codec::{Framed, LengthDelimitedCodec};

#[derive(Debug, Serialize, Deserialize)]
pub struct Update {
    pub origin: u64,
    pub version: u64,
    pub entries: Vec<(String, Vec<u8>)>,
}

#[derive(Debug, thiserror::Error)]
pub enum SyncError {
    #[error("io")]
    Io(#[from] std::io::Error),
    #[error("frame could not be decoded")]
    Decode(#[from] bincode::Error),
}

pub struct Session {
    framed: Framed<TcpStream, LengthDelimitedCodec>,
    mac: Hmac<Sha256>,
}

fn decode(_mac: &Hmac<Sha256>, frame: &[u8]) -> Result<Update, SyncError> {
    Ok(bincode::deserialize(frame)?)
}

impl Session {
    pub fn new(stream: TcpStream, mac: Hmac<Sha256>) -> Self {
        let codec = LengthDelimitedCodec::builder()
            .max_frame_length(1 << 21)
            .new_codec();
        Self {
            framed: Framed::new(stream, codec),
            mac,
        }
    }

    pub async fn recv(&mut self) -> Result<Option<Update>, SyncError> {
        match self.framed.next().await {
            Some(frame) => decode(&self.mac, &frame?).map(Some),
            None => Ok(None),
        }
    }

    pub async fn send(&mut self, update: &Update) -> Result<(), SyncError> {
        let mut out = bincode::serialize(update)?;
        let tag = self.mac.clone().chain_update(&out).finalize().into_bytes();
        out.extend_from_slice(&tag);
        self.framed.send(Bytes::from(out)).await?;
        Ok(())
    }
}
