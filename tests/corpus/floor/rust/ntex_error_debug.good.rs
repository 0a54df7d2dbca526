use ntex::{http::StatusCode, web::{self, HttpRequest, HttpResponse, WebResponseError}};
use std::fmt;

#[derive(Debug)]
pub enum Failure {
    Db(sqlx::Error),
    Missing,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Db(error) => write!(f, "database: {error}"),
            Self::Missing => f.write_str("not found"),
        }
    }
}

impl WebResponseError for Failure {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::Db(_) => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Missing => StatusCode::NOT_FOUND,
        }
    }

    fn error_response(&self, req: &HttpRequest) -> HttpResponse {
        tracing::error!(path = req.path(), error = ?self, "failed");
        HttpResponse::build(self.status_code()).body(self.status_code().canonical_reason().unwrap_or("error"))
    }
}

pub fn routes(config: &mut web::ServiceConfig) {
    config.route("/health", web::get().to(|| async { HttpResponse::Ok() }));
}
