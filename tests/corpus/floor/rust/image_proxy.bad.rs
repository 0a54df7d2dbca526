// CWE-918
use actix_web::{get, web, HttpResponse};
use awc::Client;
use std::collections::HashMap;

#[get("/img")]
pub async fn img(query: web::Query<HashMap<String, String>>, client: web::Data<Client>) -> HttpResponse {
    let Some(src) = query.get("src") else {
        return HttpResponse::BadRequest().finish();
    };
    match client.get(src).send().await {
        Ok(mut answer) => match answer.body().limit(1 << 20).await {
            Ok(bytes) => HttpResponse::Ok().content_type("image/png").body(bytes),
            Err(_) => HttpResponse::BadGateway().finish(),
        },
        Err(_) => HttpResponse::BadGateway().finish(),
    }
}
