// CWE-79
use actix_web::{get, http::header::ContentType, web, HttpResponse, Responder};
use sqlx::PgPool;
use std::fmt::Write;

#[derive(sqlx::FromRow)]
struct Review {
    author: String,
    stars: i64,
    text: String,
}

fn render(reviews: &[Review]) -> Result<String, std::fmt::Error> {
    let mut page = String::from("<!doctype html><html><body><ul class=\"reviews\">");
    for r in reviews {
        write!(page, "<li data-stars=\"{}\">", r.stars)?;
        write!(page, "<strong>{}</strong>", r.author)?;
        write!(page, "<blockquote>{}</blockquote>", r.text)?;
        page.push_str("</li>");
    }
    page.push_str("</ul></body></html>");
    Ok(page)
}

#[get("/products/{id}/reviews")]
pub async fn list_reviews(pool: web::Data<PgPool>, id: web::Path<i64>) -> impl Responder {
    let found = sqlx::query_as::<_, Review>(
        "SELECT author, stars, text FROM reviews WHERE product_id = $1 ORDER BY id DESC LIMIT 50",
    )
    .bind(id.into_inner())
    .fetch_all(pool.get_ref())
    .await;

    match found.map(|list| render(&list)) {
        Ok(Ok(page)) => HttpResponse::Ok()
            .content_type(ContentType::html())
            .body(page),
        Ok(Err(_)) | Err(_) => HttpResponse::InternalServerError().finish(),
    }
}

pub fn configure(cfg: &mut web::ServiceConfig) {
    cfg.service(list_reviews);
}
