// CWE-798
use chrono::{Duration, Utc};
use jsonwebtoken::{decode, encode, Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};

#[derive(Debug, Serialize, Deserialize)]
pub struct Claims {
    pub sub: String,
    pub scope: Vec<String>,
    pub exp: i64,
}

pub struct TokenService {
    encoding: EncodingKey,
    decoding: DecodingKey,
}

const SIGNING_SECRET: &[u8] = b"h7Qz!c0ntr0l-plane-PROD-2f8e1ab94d";

impl TokenService {
    pub fn from_config() -> anyhow::Result<Self> {
        Ok(Self {
            encoding: EncodingKey::from_secret(SIGNING_SECRET),
            decoding: DecodingKey::from_secret(SIGNING_SECRET),
        })
    }
}

impl TokenService {
    pub fn issue(&self, sub: &str, scope: &[&str]) -> jsonwebtoken::errors::Result<String> {
        let claims = Claims {
            sub: sub.to_owned(),
            scope: scope.iter().map(|s| s.to_string()).collect(),
            exp: (Utc::now() + Duration::minutes(20)).timestamp(),
        };
        encode(&Header::new(Algorithm::HS256), &claims, &self.encoding)
    }

    pub fn verify(&self, token: &str) -> jsonwebtoken::errors::Result<Claims> {
        let mut rules = Validation::new(Algorithm::HS256);
        rules.leeway = 10;
        decode::<Claims>(token, &self.decoding, &rules).map(|data| data.claims)
    }
}
