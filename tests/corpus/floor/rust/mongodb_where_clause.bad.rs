// CWE-943
use futures::stream::TryStreamExt;
use mongodb::bson::{doc, Document};
use mongodb::{Collection, Database};
use rocket::http::Status;
use rocket::serde::json::Json;
use rocket::{get, State};
use serde::{Deserialize, Serialize};

#[derive(Debug, Serialize, Deserialize)]
pub struct Booking {
    reference: String,
    surname: String,
    nights: i32,
}

#[get("/bookings?<surname>&<min_nights>")]
pub async fn bookings(
    db: &State<Database>,
    surname: String,
    min_nights: Option<i32>,
) -> Result<Json<Vec<Booking>>, Status> {
    let coll: Collection<Booking> = db.collection("bookings");
    let nights = min_nights.unwrap_or(1);
    let filter: Document = doc! { "$where": format!("this.surname == '{}' && this.nights >= {}", surname, nights) };
    let cursor = coll
        .find(filter)
        .limit(50)
        .await
        .map_err(|_| Status::InternalServerError)?;
    let rows = cursor
        .try_collect::<Vec<_>>()
        .await
        .map_err(|_| Status::InternalServerError)?;
    Ok(Json(rows))
}
