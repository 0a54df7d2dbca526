// CWE-943
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
    let code = format!(
        "this.owner == '{}' && this.text.includes('{}')",
        find.owner, find.word
    );
    Json(notes.find_one(doc! { "$where": code }).await.ok().flatten())
}
