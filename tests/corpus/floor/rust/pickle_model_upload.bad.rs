// CWE-502
use actix_web::{error::ErrorBadRequest, post, web, HttpResponse};
use pyo3::prelude::*;
use pyo3::types::PyBytes;

#[derive(Clone)]
pub struct Scoring {
    pub hmac_key: Vec<u8>,
    pub sample: Vec<f64>,
}

#[post("/models/score")]
async fn score(upload: web::Bytes, cfg: web::Data<Scoring>) -> actix_web::Result<HttpResponse> {
    let sample = cfg.sample.clone();
    let outcome = Python::with_gil(|py| -> PyResult<f64> {
        let pickle = py.import_bound("pickle")?;
        let model = pickle.call_method1("loads", (PyBytes::new_bound(py, &upload),))?;
        model.call_method1("predict_one", (sample,))?.extract()
    });
    let value = outcome.map_err(|e| ErrorBadRequest(e.to_string()))?;
    tracing::info!(value, features = cfg.sample.len(), "model scored");
    Ok(HttpResponse::Ok().json(serde_json::json!({ "score": value })))
}

pub fn routes(cfg: &mut web::ServiceConfig) {
    cfg.app_data(web::PayloadConfig::new(8 << 20)).service(score);
}
