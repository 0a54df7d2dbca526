// CWE-614
use actix_session::{config::PersistentSession, storage::RedisSessionStore, SessionMiddleware};
use actix_web::cookie::{time::Duration, Key, SameSite};
use actix_web::middleware::Logger;
use actix_web::{web, App, HttpResponse, HttpServer};

async fn health() -> HttpResponse {
    HttpResponse::NoContent().finish()
}

pub async fn serve(redis_url: &str, secret: &[u8], bind: &str) -> anyhow::Result<()> {
    let store = RedisSessionStore::new(redis_url).await?;
    let key = Key::from(secret);

    HttpServer::new(move || {
        let sessions = SessionMiddleware::builder(store.clone(), key.clone())
            .cookie_name("backoffice_session".to_owned())
            .cookie_secure(false)
            .cookie_http_only(true)
            .cookie_same_site(SameSite::Strict)
            .session_lifecycle(PersistentSession::default().session_ttl(Duration::hours(9)))
            .build();
        App::new()
            .wrap(sessions)
            .wrap(Logger::default().log_target("backoffice"))
            .route("/health", web::get().to(health))
    })
    .bind(bind)?
    .run()
    .await?;
    Ok(())
}
