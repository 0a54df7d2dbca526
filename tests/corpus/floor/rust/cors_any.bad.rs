// CWE-942
use actix_cors::Cors;
use actix_web::{web, App, HttpServer};

pub async fn serve() -> std::io::Result<()> {
    HttpServer::new(|| {
        let cors = Cors::permissive();
        App::new().wrap(cors).route("/", web::get().to(|| async { "ok" }))
    })
    .bind(("127.0.0.1", 8080))?
    .run()
    .await
}
