use axum::{
    extract::{Query, State},
    Json,
};
use mongodb::{
    bson::{doc, Document},
    Collection,
};
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Find {
    owner: String,
    word: String,
}

pub async fn find(
    State(notes): State<Collection<Document>>,
    Query(find): Query<Find>,
) -> Json<Option<Document>> {
    let filter = doc! { "owner": find.owner, "$text": { "$search": find.word } };
    Json(notes.find_one(filter).await.ok().flatten())
}
